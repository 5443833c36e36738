namespace EvalKit.Statistics;

/// <summary>The four cells of a paired pass/fail comparison. Textbooks call them a, b, c, d with the baseline in the rows.</summary>
public sealed record PairedCounts
{
    /// <summary>Makes the four cells.</summary>
    /// <param name="bothPass">Cases that pass in both (a).</param>
    /// <param name="onlyBaseline">Cases that passed and now fail (b).</param>
    /// <param name="onlyCandidate">Cases that failed and now pass (c).</param>
    /// <param name="neitherPasses">Cases that fail in both (d).</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public PairedCounts(int bothPass, int onlyBaseline, int onlyCandidate, int neitherPasses)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bothPass);
        ArgumentOutOfRangeException.ThrowIfNegative(onlyBaseline);
        ArgumentOutOfRangeException.ThrowIfNegative(onlyCandidate);
        ArgumentOutOfRangeException.ThrowIfNegative(neitherPasses);
        (BothPass, OnlyBaseline, OnlyCandidate, NeitherPasses) = (bothPass, onlyBaseline, onlyCandidate, neitherPasses);
    }

    /// <summary>Cases that pass in both.</summary>
    public int BothPass { get; }

    /// <summary>Cases that passed in the baseline and fail in the candidate.</summary>
    public int OnlyBaseline { get; }

    /// <summary>Cases that failed in the baseline and pass in the candidate.</summary>
    public int OnlyCandidate { get; }

    /// <summary>Cases that fail in both.</summary>
    public int NeitherPasses { get; }

    /// <summary>All pairs.</summary>
    public int Count => BothPass + OnlyBaseline + OnlyCandidate + NeitherPasses;

    /// <summary>Pairs whose outcome changed.</summary>
    public int Discordant => OnlyBaseline + OnlyCandidate;

    /// <summary>Share that passes in the candidate minus share that passes in the baseline; <see langword="null"/> for no pairs.</summary>
    public double? Difference => Count == 0 ? null : (double)(OnlyCandidate - OnlyBaseline) / Count;

    /// <summary>The same comparison with baseline and candidate changed over.</summary>
    public PairedCounts Swapped() => new(BothPass, OnlyCandidate, OnlyBaseline, NeitherPasses);

    /// <summary>Counts the cells of two lists of outcomes, paired by position.</summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static PairedCounts From(IReadOnlyList<bool> baseline, IReadOnlyList<bool> candidate)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        Requirements.SameLength(baseline.Count, candidate.Count);
        var cells = new int[4];
        for (var i = 0; i < baseline.Count; i++)
        {
            cells[(baseline[i] ? 0 : 2) + (candidate[i] ? 0 : 1)]++;
        }

        return new PairedCounts(cells[0], cells[1], cells[2], cells[3]);
    }
}
