namespace EvalKit.Scoring;

/// <summary>A metric of one ranking.</summary>
/// <param name="Name">The scorer's name.</param>
/// <param name="IsOfFirst">Whether it is one of the first k, so that it needs a k.</param>
/// <param name="IsBool">Whether it is true or false.</param>
/// <param name="Value">Its value in [0, 1].</param>
internal sealed record RetrievalMetric(string Name, bool IsOfFirst, bool IsBool, Func<RankedRelevance, int?, RetrievalOptions, double> Value)
{
    public static readonly RetrievalMetric Precision = new("precision_at_k", true, false, (ranking, k, _) => ranking.Precision(k!.Value));
    public static readonly RetrievalMetric Recall = new("recall_at_k", true, false, (ranking, k, _) => ranking.Recall(k));
    public static readonly RetrievalMetric F1 = new("f1_at_k", true, false, (ranking, k, _) => ranking.F1(k!.Value));
    public static readonly RetrievalMetric HitRate = new("hit_rate", true, true, (ranking, k, _) => ranking.Hit(k!.Value));
    public static readonly RetrievalMetric ReciprocalRank = new("mean_reciprocal_rank", false, false, (ranking, k, _) => ranking.ReciprocalRank(k));
    public static readonly RetrievalMetric Ndcg = new("ndcg", false, false, (ranking, k, options) => ranking.Ndcg(k, ((NdcgOptions)options).Gain));
    public static readonly RetrievalMetric AveragePrecision = new("mean_average_precision", false, false, (ranking, k, _) => ranking.AveragePrecision(k));

    public static IReadOnlyList<RetrievalMetric> All { get; } = [Precision, Recall, F1, HitRate, ReciprocalRank, Ndcg, AveragePrecision];
}
