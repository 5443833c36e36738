namespace EvalKit;

/// <summary>Suggests what a mistyped name may have meant.</summary>
internal static class NearestNames
{
    private const int Suggestions = 3;

    /// <summary>A longer name is no name that was mistyped, and comparing it would take long.</summary>
    private const int LongestName = 100;

    /// <summary>The most similar names, best first: those within a third of the longer name in edits (two at least), or that contain it. Empty when none is similar.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known) =>
    [
        .. known.Where(k => k.Length <= LongestName && name.Length <= LongestName)
            .Distinct(StringComparer.Ordinal)
            .Select(k => (Name: k, Distance: Distance(name.ToLowerInvariant(), k.ToLowerInvariant())))
            .Where(c => c.Distance <= Math.Max(2, Math.Max(name.Length, c.Name.Length) / 3) || (name.Length > 2 && c.Name.Contains(name, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .Take(Suggestions)
            .Select(c => c.Name),
    ];

    /// <summary>A sentence such as <c> Did you mean 'inputs'?</c> with its leading blank; empty when nothing is similar.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var nearest = Of(name, known);
        return nearest.Count == 0 ? "" : $" Did you mean {string.Join(" or ", nearest.Select(n => $"'{n}'"))}?";
    }

    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        var current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
