namespace EvalKit.Scoring;

/// <summary>Options of <c>refusal</c>.</summary>
public sealed record RefusalOptions : ScorerOptions
{
    /// <summary>Whether a refusal is what is wanted, as for harmful requests; then higher is better. Default: false, lower is better.</summary>
    public bool Wanted { get; init; }

    /// <summary>Further phrases that mean a refusal where an answer begins with them or says them early, in any case. Default: none.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];
}
