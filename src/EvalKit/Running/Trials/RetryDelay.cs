using System.Globalization;

namespace EvalKit.Running.Trials;

/// <summary>How long to wait before a retry: exponential with full jitter, derived from the run's seed so that a run can be repeated.</summary>
internal static class RetryDelay
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static TimeSpan Of(int seed, string caseId, int attempt, TimeSpan? retryAfter)
    {
        if (retryAfter is { } asked)
        {
            return asked < Longest ? asked : Longest;
        }

        var ceiling = Math.Min(First.TotalSeconds * Math.Pow(2, attempt - 1), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(ceiling * (0.5 + (0.5 * SeededDraw.Share(seed, caseId, attempt.ToString(CultureInfo.InvariantCulture)))));
    }
}
