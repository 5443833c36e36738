using System.Text.RegularExpressions;

namespace EvalKit.Redaction;

/// <summary>A kind of secret that is known by its structure.</summary>
/// <param name="Label">The kind.</param>
/// <param name="Hint">A text without which the pattern cannot match.</param>
/// <param name="Regex">The pattern; its group <c>secret</c> is the secret.</param>
/// <param name="Accepts">What the pattern alone cannot tell of the secret; null when it tells all.</param>
/// <param name="NeedsName">Whether it cannot match without a name of a secret before an equals sign either.</param>
internal sealed record SecretPattern(string Label, string Hint, Func<Regex> Regex, Func<string, bool>? Accepts = null, bool NeedsName = false)
{
    /// <summary>Whether the pattern could match: its expression is large, and most texts need not be held against it.</summary>
    public bool MayBeIn(string text) => text.Contains(Hint, StringComparison.Ordinal) && (!NeedsName || HasNamedValue(text));

    private static bool HasNamedValue(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('=') is >= 0 and var at)
        {
            var before = text[..at].TrimEnd();
            if (EndsWith(before, "password") || EndsWith(before, "pwd") || EndsWith(before, "key") || EndsWith(before, "secret"))
            {
                return true;
            }

            text = text[(at + 1)..];
        }

        return false;

        static bool EndsWith(ReadOnlySpan<char> text, string end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase);
    }
}
