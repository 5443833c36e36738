namespace EvalKit.Scoring;

/// <summary>Options of <c>ndcg</c>.</summary>
public sealed record NdcgOptions : RetrievalOptions
{
    /// <summary>What a relevant passage is worth. Default: its relevance.</summary>
    public NdcgGain Gain { get; init; } = NdcgGain.Linear;
}
