using EvalKit.Reporting;
using EvalKit.Settings;

namespace EvalKit.Cli;

/// <summary>Tells the CI system that the tool runs in what a run found, by files and by lines of the log.</summary>
internal static class CiLog
{
    /// <summary>Writes files and lines; outside CI nothing.</summary>
    /// <returns>Whether all of it could be written; what could not is said.</returns>
    public static async Task<bool> WriteAsync(CliContext context, SettingValues settings, CiSuite suite)
    {
        var result = CiOutput.Write([suite], new CiOutputOptions
        {
            OutputFolder = context.PathOf(settings[SettingCatalog.Output].Value!),
            Folder = context.Folder,
            Environment = context.Environment,
            ReportUrl = settings[SettingCatalog.ReportUrl].Value,
            Strict = settings[SettingCatalog.Strict].Flag,
        });
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

    /// <summary>Where a case stands in its dataset file, which a suite names relative to its own folder; null for a case that was made in code.</summary>
    public static SourceLocation? SourceOf(EvalCase evalCase, string folder) =>
        SourceLocation.Parse(evalCase.Location) is { } location ? location with { File = Path.GetFullPath(location.File, folder) } : null;
}
