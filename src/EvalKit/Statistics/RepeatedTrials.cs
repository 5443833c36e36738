namespace EvalKit.Statistics;

/// <summary>What repeats of one case say about k further ones. Pure and thread-safe.</summary>
public static class RepeatedTrials
{
    /// <summary>
    /// pass@k: the chance, in [0, 1], that at least one of k trials passes, estimated without bias from n of which c passed: 1 − C(n − c, k) / C(n, k).
    /// Source: Chen et al. 2021, arXiv 2107.03374.
    /// </summary>
    /// <param name="n">Trials, at least <paramref name="k"/>.</param>
    /// <param name="passed">How many of them passed, from 0 to <paramref name="n"/>.</param>
    /// <param name="k">How many trials are asked about, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The counts do not go together.</exception>
    public static double PassAtK(int n, int passed, int k)
    {
        Check(n, passed, k);
        return 1 - ShareOfDraws(n, n - passed, k);
    }

    /// <summary>
    /// pass^k: the chance, in [0, 1], that all of k trials pass, estimated without bias from n of which c passed: C(c, k) / C(n, k). Source: Yao et al. 2024,
    /// arXiv 2406.12045.
    /// </summary>
    /// <inheritdoc cref="PassAtK"/>
    public static double PassHatK(int n, int passed, int k)
    {
        Check(n, passed, k);
        return ShareOfDraws(n, passed, k);
    }

    /// <summary>The share of draws of k out of n that take nothing but the marked: C(marked, k) / C(n, k), as a product, so that no binomial overflows.</summary>
    private static double ShareOfDraws(int n, int marked, int k)
    {
        var share = 1.0;
        for (var i = 0; i < k && share > 0; i++)
        {
            share *= Math.Max(0, marked - i) / (double)(n - i);
        }

        return share;
    }

    private static void Check(int n, int passed, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, k);
        ArgumentOutOfRangeException.ThrowIfNegative(passed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passed, n);
    }
}
