using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>E-mail addresses as people write them: a local part without quotes, and a domain with letters at its end.</summary>
internal static partial class EmailAddresses
{
    private const int LongestLocal = 64;
    private const int LongestDomain = 253;

    /// <summary>Endings that make a file of it, such as icon@2x.png.</summary>
    private static readonly string[] Files = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"];

    public static IEnumerable<(int Start, int End)> Find(string text)
    {
        if (!text.Contains('@', StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (Match match in Pattern().Matches(text))
        {
            var at = match.Value.IndexOf('@', StringComparison.Ordinal);
            var (local, domain) = (match.Value[..at], match.Value[(at + 1)..]);
            var skip = local.Length - local.TrimStart('.', '\'', '*', '_', '`', '{', '|', '/', '=').Length; // A quote or mark of emphasis before the address.
            local = local[skip..];
            if (local.Length is > 0 and <= LongestLocal && domain.Length <= LongestDomain && !local.EndsWith('.') && !local.Contains("..", StringComparison.Ordinal)
                && Surroundings.StandAlone(text, match.Index + skip, match.Index + match.Length) && !Files.Any(f => domain.EndsWith(f, StringComparison.OrdinalIgnoreCase)))
            {
                yield return (match.Index + skip, match.Index + match.Length);
            }
        }
    }

    /// <summary>No domain ends in a longer word than 24 letters.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,24}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
