namespace EvalKit.Scoring;

/// <summary>A scorer that is a function of the user's own.</summary>
internal sealed class DelegateScorer : IScorer
{
    private readonly Func<ScoreArguments, CancellationToken, ValueTask<ScoreResult>> _score;

    /// <summary>A scorer of one feedback.</summary>
    public DelegateScorer(
        string name, FeedbackValueKind kind, DelegateScorerOptions? options, Func<ScoreArguments, FeedbackInfo, CancellationToken, ValueTask<Score>> score)
    {
        options ??= new();
        CheckRange(name, options);
        var declared = new FeedbackInfo(ScorerDescription.CheckName(name, name), kind) { Polarity = options.Polarity, Unit = options.Unit, Categories = options.Categories };
        if (kind == FeedbackValueKind.Number)
        {
            declared = declared with { Minimum = options.Minimum, Maximum = options.Maximum };
        }

        Info = ScorerDescription.Of(name, ScorerKind.Code, Fingerprint(name, options.Version), declared, [Needs.Output, .. options.Needs.Except([Needs.Output])]);
        _score = async (args, cancellationToken) => await score(args, declared, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A scorer of several feedbacks.</summary>
    public DelegateScorer(
        string name, IReadOnlyList<FeedbackInfo> feedbacks, DelegateScorerOptions? options, Func<ScoreArguments, CancellationToken, ValueTask<ScoreResult>> score)
    {
        options ??= new();
        if (feedbacks.Count == 0)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{name}' declares no feedback: name at least one.");
        }

        var fingerprint = Fingerprint(name, options.Version);
        foreach (var feedback in feedbacks)
        {
            ScorerDescription.CheckName(name, feedback.Name);
        }

        Info = new ScorerInfo(name, ScorerKind.Code, [.. feedbacks.Select(f => f with { ScorerFingerprint = fingerprint })], fingerprint)
        {
            Needs = [Needs.Output, .. options.Needs.Except([Needs.Output])],
        };
        _score = score;
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken) => _score(args, cancellationToken);

    private static void CheckRange(string name, DelegateScorerOptions options)
    {
        if (options.Minimum >= options.Maximum)
        {
            throw new EvalKitException(
                FaultKind.Usage, FormattableString.Invariant($"Scorer '{name}': the minimum ({options.Minimum}) is not below the maximum ({options.Maximum})."));
        }
    }

    private static string Fingerprint(string name, string version) => CanonicalJson.Hash(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("scorer", "delegate");
        writer.WriteString("name", name);
        writer.WriteString("version", version);
        writer.WriteEndObject();
    });
}
