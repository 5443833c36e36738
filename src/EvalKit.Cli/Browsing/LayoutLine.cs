namespace EvalKit.Cli.Browsing;

/// <summary>A line of a case, as it fits the terminal. Its texts are clean. Immutable.</summary>
/// <param name="Path">The section that it belongs to: the names down to it.</param>
/// <param name="Parent">The section around that one; empty at the top.</param>
/// <param name="Fold">Whether the section is open.</param>
/// <param name="IsHeading">Whether it is the first line of its section.</param>
internal sealed record LayoutLine(string Path, string Parent, Fold Fold, bool IsHeading)
{
    /// <summary>Indentation and the mark of the fold.</summary>
    public required string Lead { get; init; }

    /// <summary>The section's name with its mark; empty but on a heading.</summary>
    public string Label { get; init; } = "";

    /// <summary>The text beside or below it.</summary>
    public string Text { get; init; } = "";

    /// <summary>How the label is coloured; null for not.</summary>
    public Verdict? Verdict { get; init; }
}
