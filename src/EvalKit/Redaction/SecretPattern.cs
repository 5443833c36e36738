using System.Text.RegularExpressions;

namespace EvalKit.Redaction;

/// <summary>A kind of secret that is known by its structure.</summary>
/// <param name="Label">The kind.</param>
/// <param name="Hint">A text without which the pattern cannot match.</param>
/// <param name="Regex">The pattern; its group <c>secret</c> is the secret.</param>
/// <param name="Accepts">What the pattern alone cannot tell of the secret; null when it tells all.</param>
internal sealed record SecretPattern(string Label, string Hint, Func<Regex> Regex, Func<string, bool>? Accepts = null);
