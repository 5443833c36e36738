using System.Text.RegularExpressions;

namespace EvalKit.Redaction;

/// <summary>A kind of secret that is known by its structure.</summary>
/// <param name="Label">The kind.</param>
/// <param name="Hint">A text without which the pattern cannot match.</param>
/// <param name="Regex">The pattern; its group <c>secret</c> is the secret.</param>
/// <param name="Accepts">What the pattern alone cannot tell of the secret; null when it tells all.</param>
/// <param name="Needs">What else a text must hold; null for nothing.</param>
internal sealed record SecretPattern(string Label, string Hint, Func<Regex> Regex, Func<string, bool>? Accepts = null, Func<string, bool>? Needs = null)
{
    /// <summary>Whether the pattern could match: its expression is large, takes long to build, and most texts need not be held against it.</summary>
    public bool MayBeIn(string text) => text.Contains(Hint, StringComparison.Ordinal) && Needs?.Invoke(text) != false;
}
