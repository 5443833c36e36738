namespace EvalKit.Statistics;

/// <summary>The names by which an <see cref="Interval"/> says how it was made; stable, as they are written to files.</summary>
public static class IntervalMethods
{
    /// <summary>Wilson score interval of a share.</summary>
    public const string Wilson = "wilson";

    /// <summary>Clopper–Pearson (exact binomial) interval of a share.</summary>
    public const string ClopperPearson = "clopper_pearson";

    /// <summary>Jeffreys interval of a share.</summary>
    public const string Jeffreys = "jeffreys";

    /// <summary>Korn–Graubard interval of a share in clusters.</summary>
    public const string KornGraubard = "korn_graubard";

    /// <summary>Student's t interval of a mean.</summary>
    public const string StudentT = "student_t";

    /// <summary>t interval of a mean with a cluster-robust standard error.</summary>
    public const string ClusteredT = "clustered_t";

    /// <summary>Newcombe's method 10 for the difference of two paired shares.</summary>
    public const string Newcombe10 = "newcombe_10";

    /// <summary>Sign-flip test inverted, over every pattern of signs.</summary>
    public const string SignFlipExact = "sign_flip_exact";

    /// <summary>Sign-flip test inverted, over random patterns of signs.</summary>
    public const string SignFlipMonteCarlo = "sign_flip_monte_carlo";

    /// <summary>Studentised bootstrap of a mean.</summary>
    public const string BootstrapT = "bootstrap_t";

    /// <summary>Percentile bootstrap of any statistic.</summary>
    public const string BootstrapPercentile = "bootstrap_percentile";

    /// <summary>Percentile bootstrap with tails widened for small samples, of a metric of the whole run.</summary>
    public const string BootstrapExpanded = "bootstrap_expanded";

    /// <summary>Order statistics around a quantile.</summary>
    public const string OrderStatistics = "order_statistics";

    /// <summary>A single point: the values do not vary, so the data say nothing of their spread.</summary>
    public const string NoVariation = "no_variation";
}
