namespace EvalKit.Gating;

/// <summary>Case ids in a sentence.</summary>
internal static class CaseList
{
    private const int Shown = 5;

    /// <summary>The first five ids, and how many more there are.</summary>
    public static string Of(IReadOnlyList<string> ids) =>
        string.Join(", ", ids.Take(Shown)) + (ids.Count > Shown ? $" and {ids.Count - Shown} more" : "");
}
