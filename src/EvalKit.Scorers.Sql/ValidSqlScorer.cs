namespace EvalKit.Scoring.Sql;

/// <summary>Is the output a query that the schema can answer?</summary>
internal sealed class ValidSqlScorer : IScorer
{
    public const string Name = "valid_sql";
    private readonly SqlScript _script;
    private readonly bool _fenced;

    public ValidSqlScorer(ValidSqlOptions options)
    {
        _script = SqlScript.Of(Name, options);
        _fenced = options.Fenced;
        Info = ScorerDescription.Of(Name, 1, _script.In(options), new FeedbackInfo(Name, FeedbackValueKind.Bool), ["outputs", .. _script.Needs]);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        SqlDatabase database;
        try
        {
            database = _script.Open(args.Case!, cancellationToken);
        }
        catch (SqlFault fault)
        {
            return ScoreResult.From(Score.Failed(name, FeedbackErrorKind.MissingInput, $"The script of case {args.Case!.Id} cannot be run. {fault.Message} Mend the case."));
        }

        using (database)
        {
            try
            {
                database.Prepare(_fenced ? FencedText.Of(args.OutputText) : args.OutputText);
                return ScoreResult.From(Score.Of(name, FeedbackValue.Of(true), "a query that the schema can answer"));
            }
            catch (SqlFault fault)
            {
                return ScoreResult.From(Score.Of(name, FeedbackValue.Of(false), $"no query that the schema can answer: {fault.Message}"));
            }
        }
    }
}
