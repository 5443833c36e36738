namespace EvalKit.Reporting.Text;

/// <summary>How a report calls its baseline.</summary>
internal static class BaselineName
{
    /// <summary>A run's id as it is; of a file its name and folder: where it lies on the machine that rendered the report is nobody else's concern.</summary>
    public static string Of(Baseline baseline) =>
        Path.IsPathRooted(baseline.Origin) ? $"{Path.GetFileName(Path.GetDirectoryName(baseline.Origin))}/{Path.GetFileName(baseline.Origin)}" : baseline.Origin;
}
