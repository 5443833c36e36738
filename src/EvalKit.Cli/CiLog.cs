using EvalKit.Reporting;
using EvalKit.Settings;

namespace EvalKit.Cli;

/// <summary>Tells the CI system that the tool runs in what a run found, by files and by lines of the log.</summary>
internal static class CiLog
{
    /// <summary>Tells of a run; outside CI nothing.</summary>
    /// <returns>Whether all of it could be written; what could not is said.</returns>
    public static Task<bool> WriteAsync(CliContext context, SettingValues settings, CiSuite suite) =>
        PrintAsync(context, CiOutput.Write([suite], OptionsOf(context, settings)));

    /// <summary>Tells of variants side by side; outside CI nothing.</summary>
    /// <returns>Whether all of it could be written; what could not is said.</returns>
    public static Task<bool> WriteAsync(CliContext context, SettingValues settings, VariantRuns runs, string? report, IReadOnlyList<CiSuite> suites) =>
        PrintAsync(context, CiOutput.Write(runs, report, suites, OptionsOf(context, settings)));

    /// <summary>Where a case stands in its dataset file, which a suite names relative to its own folder; null for a case that was made in code.</summary>
    public static SourceLocation? SourceOf(EvalCase evalCase, string folder) =>
        SourceLocation.Parse(evalCase.Location) is { } location ? location with { File = Path.GetFullPath(location.File, folder) } : null;

    private static CiOutputOptions OptionsOf(CliContext context, SettingValues settings) => new()
    {
        OutputFolder = context.PathOf(settings[SettingCatalog.Output].Value!),
        Folder = context.Folder,
        Environment = context.Environment,
        ReportUrl = settings[SettingCatalog.ReportUrl].Value,
        Strict = settings[SettingCatalog.Strict].Flag,
    };

    private static async Task<bool> PrintAsync(CliContext context, CiResult result)
    {
        foreach (var fault in result.Faults)
        {
            await context.Error.WriteLineAsync($"evalkit: {fault}");
        }

        foreach (var line in result.LogLines)
        {
            await context.Error.WriteLineAsync(line);
        }

        return result.Faults.Count == 0;
    }
}
