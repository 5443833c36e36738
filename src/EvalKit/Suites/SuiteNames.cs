using System.Text.RegularExpressions;

namespace EvalKit.Suites;

/// <summary>Names of suites: they name the baseline and recording files, so they are plain on every file system.</summary>
public static partial class SuiteNames
{
    internal const string Expected = "lower-case letters, digits, '-', '_' and '.', beginning with a letter or digit";

    /// <summary>The name of a suite that is only a dataset: the file's name without extension, in lower case, with <c>-</c> for whatever a suite's name must not have.</summary>
    /// <param name="path">The dataset's file.</param>
    public static string OfDataset(string path) => string.Concat(
        Path.GetFileNameWithoutExtension(path).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));

    /// <summary>Whether a suite may have a name.</summary>
    /// <param name="name">The name.</param>
    public static bool IsValid(string name) => Pattern().IsMatch(name);

    /// <summary>The name of a suite whose file gives none: <c>faq</c> of <c>faq.suite.yaml</c>.</summary>
    internal static string OfFile(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.EndsWith(".suite", StringComparison.Ordinal) ? name[..^".suite".Length] : name;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
