using EvalKit.Scoring;

namespace EvalKit.Running;

/// <summary>Gives results the run metrics that their record names.</summary>
internal static class RunMetricBinding
{
    /// <summary>The results as they are where they have run metrics already, or where the record names none.</summary>
    public static RunResults Bind(RunResults results) => results.RunMetrics.Count > 0 || results.Record.Metrics.Count == 0
        ? results
        : results.With([.. results.Record.Metrics.Select(Create)]);

    private static IRunMetric Create(ScorerSpec spec)
    {
        try
        {
            return RunMetricCatalog.Create(spec);
        }
        catch (EvalKitException fault)
        {
            return new UnknownRunMetric(spec, fault.Message);
        }
    }
}
