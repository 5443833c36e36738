namespace EvalKit.Scoring;

/// <summary>What BLEU is made of: of one output, or added up over many.</summary>
/// <param name="Matches">Matching n-grams of 1 to 4 words, clipped.</param>
/// <param name="Totals">N-grams of the output.</param>
/// <param name="OutputLength">Words of the output.</param>
/// <param name="ReferenceLength">Words of the reference nearest in length, the shorter of two.</param>
internal sealed record BleuCounts(IReadOnlyList<double> Matches, IReadOnlyList<double> Totals, double OutputLength, double ReferenceLength)
{
    public const int Longest = 4;

    /// <summary>The counts of many outputs, each a part of <see cref="ToNumbers"/>.</summary>
    public static BleuCounts Sum(IReadOnlyList<RunMetricPart> parts)
    {
        Span<double> sums = stackalloc double[(2 * Longest) + 2];
        PartSums.Add(parts, sums);
        return new BleuCounts(sums[..Longest].ToArray(), sums[Longest..(2 * Longest)].ToArray(), sums[^2], sums[^1]);
    }

    public IEnumerable<double> ToNumbers() => [.. Matches, .. Totals, OutputLength, ReferenceLength];
}
