namespace EvalKit.Cli;

/// <summary>Names suites that have no file of their own.</summary>
internal static class SuiteNames
{
    /// <summary>The file's name without extension, with characters that a suite's name cannot have turned into dashes.</summary>
    public static string Of(string path) =>
        string.Concat(Path.GetFileNameWithoutExtension(path).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));
}
