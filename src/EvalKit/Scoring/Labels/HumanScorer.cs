using EvalKit.Datasets;

namespace EvalKit.Scoring;

/// <summary>A label that a person gave to the recorded output. The column is the rater; an empty cell leaves the case unscored.</summary>
internal sealed class HumanScorer : IScorer
{
    public const string Name = "human";
    private readonly HumanOptions _options;
    private readonly FeedbackSource _source;

    public HumanScorer(HumanOptions options)
    {
        options.Check(Name);
        _options = options;
        _source = new FeedbackSource(SourceKind.Human, options.Column!);
        var feedback = new FeedbackInfo(ScorerDescription.FeedbackName(Name, options), options.Type) { Polarity = options.Polarity, Categories = options.Categories };
        if (options.Type == FeedbackValueKind.Number)
        {
            feedback = feedback with { Minimum = options.Minimum, Maximum = options.Maximum };
        }

        // The column says whose labels are read, and the source names it; the fingerprint says how they are read. So the labels of two systems compare.
        var fingerprint = ScorerFingerprint.Of(Name, 1, options with { Column = null });
        Info = ScorerDescription.Of(Name, ScorerKind.Human, fingerprint, feedback, Needs.Output, Needs.Columns + options.Column);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        var cell = FieldPath.Text(args.Case!.Columns, _options.Column!)?.Trim();
        if (string.IsNullOrEmpty(cell))
        {
            return ScoreResult.From(Score.Unscored(name, $"no label in column '{_options.Column}'") with { Source = _source });
        }

        var score = HumanLabel.Read(cell, _options.Type) is { } value
            ? Score.Of(name, value) with { Passed = Passes(value) }
            : Score.Failed(name, FeedbackErrorKind.MissingInput, Unreadable(cell, args.Case!));
        return ScoreResult.From(score with { Source = _source });
    }

    private bool? Passes(FeedbackValue value) => value.Kind switch
    {
        FeedbackValueKind.Bool => value.Bool == (_options.Polarity == Polarity.HigherIsBetter),
        FeedbackValueKind.Number when _options.PassAt is { } limit => _options.Polarity == Polarity.HigherIsBetter ? value.Number >= limit : value.Number <= limit,
        FeedbackValueKind.Category when _options.Pass.Count > 0 => _options.Pass.Contains(value.Label!, StringComparer.Ordinal),
        _ => null,
    };

    private string Unreadable(string cell, EvalCase evalCase) =>
        $"Column '{_options.Column}' of case {evalCase.Id}{(evalCase.Location is { } at ? $" ({at})" : "")}: expected {HumanLabel.Expected(_options.Type)}, "
        + $"found {Quote.Of(cell)}. Mend the cell or set the scorer's type.";
}
