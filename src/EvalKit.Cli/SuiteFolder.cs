namespace EvalKit.Cli;

/// <summary>The folder of a stored run's suite, where its baseline lies.</summary>
internal static class SuiteFolder
{
    /// <summary>The folder as the run recorded it; null when it is not on this machine.</summary>
    public static string? Of(RunRecord record) => record.Parameters.GetValueOrDefault(RunRecord.FolderParameter) is { } folder && Directory.Exists(folder) ? folder : null;
}
