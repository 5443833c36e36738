namespace EvalKit.Metrics;

/// <summary>How the random methods are seeded.</summary>
internal static class Resampling
{
    /// <summary>One seed for every resampled interval, so that the same results always give the same verdict, in any run and on any machine.</summary>
    public const ulong Seed = 7;
}
