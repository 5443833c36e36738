namespace EvalKit.Scoring;

/// <summary>Names in options: exact, or with <c>*</c> at the end for all that begin so.</summary>
internal static class Wildcard
{
    public static bool Covers(string pattern, string name) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;
}
