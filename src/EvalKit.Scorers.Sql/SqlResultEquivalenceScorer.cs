using System.Text.Json.Nodes;

namespace EvalKit.Scoring.Sql;

/// <summary>Does the output's query give the rows that an accepted query gives?</summary>
internal sealed class SqlResultEquivalenceScorer : IScorer
{
    public const string Name = "sql_result_equivalence";
    private readonly SqlResultEquivalenceOptions _options;
    private readonly SqlScript _script;
    private readonly TableComparison _comparison;

    public SqlResultEquivalenceScorer(SqlResultEquivalenceOptions options)
    {
        _options = options.Checked(Name);
        _script = SqlScript.Of(Name, options);
        _comparison = new TableComparison(options);
        Info = ScorerDescription.Of(Name, 1, _script.In(options), new FeedbackInfo(Name, FeedbackValueKind.Bool), ["outputs", "expectations.expected_response", .. _script.Needs]);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        var expected = new List<SqlTable>();
        foreach (var query in args.Case!.AcceptedResponses)
        {
            try
            {
                expected.Add(Run(query, args.Case, cancellationToken));
            }
            catch (SqlFault fault)
            {
                return ScoreResult.From(Score.Failed(name, FeedbackErrorKind.MissingInput, $"An accepted query of case {args.Case.Id} has no result: {fault.Message}. Mend the case, or its script."));
            }
        }

        try
        {
            return ScoreResult.From(Compared(name, Run(_options.Fenced ? FencedText.Of(args.OutputText) : args.OutputText, args.Case, cancellationToken), expected));
        }
        catch (SqlFault fault)
        {
            return ScoreResult.From(Score.Of(name, FeedbackValue.Of(false), $"the output's query has no result: {fault.Message}"));
        }
    }

    private Score Compared(string name, SqlTable found, List<SqlTable> expected)
    {
        var differences = expected.Select(e => _comparison.Difference(found, e)).TakeWhile(d => d is not null).ToList();
        var equal = differences.Count < expected.Count;
        return Score.Of(name, FeedbackValue.Of(equal), equal ? FormattableString.Invariant($"the same {found.Rows.Count} rows") : differences[0]!) with
        {
            Metadata = new JsonObject { ["rows"] = found.Rows.Count, ["columns"] = found.Columns.Count },
        };
    }

    /// <summary>Each query has a database of its own: none can see what another left.</summary>
    private SqlTable Run(string query, EvalCase evalCase, CancellationToken cancellationToken)
    {
        using var database = _script.Open(evalCase, cancellationToken);
        return database.Run(query, _options.MaxRows, _options.MaxSteps, cancellationToken);
    }
}
