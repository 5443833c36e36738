using System.Text.RegularExpressions;

namespace EvalKit.Suites;

/// <summary>Names of suites: they name the baseline and recording files, so they are plain on every file system.</summary>
internal static partial class SuiteNames
{
    public const string Expected = "lower-case letters, digits, '-', '_' and '.', beginning with a letter or digit";

    public static bool IsValid(string name) => Pattern().IsMatch(name);

    /// <summary>The name of a suite whose file gives none: <c>faq</c> of <c>faq.suite.yaml</c>.</summary>
    public static string OfFile(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.EndsWith(".suite", StringComparison.Ordinal) ? name[..^".suite".Length] : name;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
