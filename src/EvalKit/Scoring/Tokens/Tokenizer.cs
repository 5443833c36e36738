namespace EvalKit.Scoring;

/// <summary>A named way to cut text into words.</summary>
/// <param name="Name">The name that options and signatures give it.</param>
/// <param name="Split">Cuts a text; takes any string.</param>
internal sealed record Tokenizer(string Name, Func<string, IReadOnlyList<string>> Split);
