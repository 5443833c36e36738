namespace EvalKit.Scoring;

/// <summary>What a ranking found, in its order. The formulas are those of Manning, Raghavan and Schütze 2008, chapter 8.</summary>
/// <param name="Gains">The relevance of each retrieved passage; 0 for one that is not expected, or was retrieved before.</param>
/// <param name="Finds">How many expected passages each retrieved one is; more than 1 only where a passage contains several expected texts.</param>
/// <param name="Expected">The relevance of each expected passage that is relevant at all.</param>
internal sealed record RankedRelevance(IReadOnlyList<double> Gains, IReadOnlyList<int> Finds, IReadOnlyList<double> Expected)
{
    /// <summary>Share of the first k passages that are relevant; places that nothing was retrieved for are not.</summary>
    public double Precision(int k) => (double)Relevant(k) / k;

    /// <summary>Share of the relevant passages that are among the first k.</summary>
    public double Recall(int? k) => (double)Finds.Take(k ?? Finds.Count).Sum() / Expected.Count;

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1(int k)
    {
        var (precision, recall) = (Precision(k), Recall(k));
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /// <summary>1 when one of the first k is relevant, else 0.</summary>
    public double Hit(int k) => Relevant(k) > 0 ? 1 : 0;

    /// <summary>1 over the rank of the first relevant passage; 0 when none is.</summary>
    public double ReciprocalRank(int? k)
    {
        var first = Places(k).FirstOrDefault(-1);
        return first < 0 ? 0 : 1.0 / (first + 1);
    }

    /// <summary>The precision at each relevant passage, summed and divided by the number of relevant ones.</summary>
    public double AveragePrecision(int? k) => Places(k).Select((place, i) => Finds[place] * (i + 1.0) / (place + 1)).Sum() / Expected.Count;

    /// <summary>Discounted cumulative gain over that of the best ranking.</summary>
    public double Ndcg(int? k, NdcgGain gain) => Dcg(Gains, k, gain) / Dcg(Expected.OrderDescending(), k, gain);

    /// <summary>The sum of gain / log2(rank + 1).</summary>
    public static double Dcg(IEnumerable<double> gains, int? k, NdcgGain gain) =>
        gains.Take(k ?? int.MaxValue).Select((relevance, i) => (gain == NdcgGain.Linear ? relevance : Math.Pow(2, relevance) - 1) / Math.Log2(i + 2)).Sum();

    private int Relevant(int? k) => Places(k).Count();

    private IEnumerable<int> Places(int? k) => Enumerable.Range(0, Math.Min(k ?? Finds.Count, Finds.Count)).Where(i => Finds[i] > 0);
}
