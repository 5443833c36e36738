namespace EvalKit.Scoring;

/// <summary>What a relevant passage is worth in <c>ndcg</c>.</summary>
public enum NdcgGain
{
    /// <summary>Its relevance (Järvelin and Kekäläinen 2002).</summary>
    Linear,

    /// <summary>2 to the power of its relevance, less 1 (Burges et al. 2005): high relevance counts much more.</summary>
    Exponential,
}
