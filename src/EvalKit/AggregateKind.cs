namespace EvalKit;

/// <summary>The ways to make one number of a feedback's values.</summary>
public enum AggregateKind
{
    /// <summary>The mean over cases; for a bool the share that is true.</summary>
    Mean,

    /// <summary>The share of cases that pass.</summary>
    PassRate,

    /// <summary>The median.</summary>
    Median,

    /// <summary>The 90th percentile, linearly interpolated.</summary>
    P90,

    /// <summary>The 95th percentile, linearly interpolated.</summary>
    P95,

    /// <summary>The smallest value.</summary>
    Min,

    /// <summary>The largest value.</summary>
    Max,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>How many cases are scored.</summary>
    Count,

    /// <summary>The share of cases with one category.</summary>
    Share,

    /// <summary>The value of a run metric, which is computed over the whole run and never of case values.</summary>
    Run,

    /// <summary>pass@k: the chance that at least one of k repeats of a case passes, averaged over cases.</summary>
    PassAtK,

    /// <summary>pass^k: the chance that all of k repeats of a case pass, averaged over cases.</summary>
    PassHatK,

    /// <summary>k of n: the share of cases of which at least k repeats pass.</summary>
    KOfN,
}
