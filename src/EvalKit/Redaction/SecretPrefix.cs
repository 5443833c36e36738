using System.Buffers;

namespace EvalKit.Redaction;

/// <summary>A kind of key that begins with a fixed text and goes on with some of its characters.</summary>
/// <param name="Label">The kind.</param>
/// <param name="Start">How it begins.</param>
/// <param name="Characters">What it goes on with.</param>
/// <param name="Shortest">The fewest characters after the start. Below the real length, so that a key which a log has cut is found too.</param>
/// <param name="MayBeWords">Whether hyphenated words (a file name, a style class) can begin alike; such a key has a digit or a capital.</param>
internal sealed record SecretPrefix(string Label, string Start, SearchValues<char> Characters, int Shortest, bool MayBeWords = false);
