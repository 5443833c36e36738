namespace EvalKit;

/// <summary>One case of a baseline. Immutable.</summary>
/// <param name="Id">The case.</param>
/// <param name="CaseHash">Its hash at the time.</param>
/// <param name="OutputHash">Hash of the output (of the first repeat); null when there was none.</param>
/// <param name="Repeats">How often it ran.</param>
/// <param name="Feedback">What each feedback said; unscored feedback is absent.</param>
public sealed record BaselineCase(string Id, string CaseHash, string? OutputHash, int Repeats, IReadOnlyDictionary<string, BaselineFeedback> Feedback)
{
    /// <summary>Hash of the passages that the app retrieved; null when it told none, and in files written before it was kept.</summary>
    public string? ContextHash { get; init; }

    /// <summary>What the case added to each run metric, by the metric's name; empty without run metrics.</summary>
    public IReadOnlyDictionary<string, BaselineParts> Parts { get; init; } = new Dictionary<string, BaselineParts>();
}
