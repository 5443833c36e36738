namespace EvalKit.Cli.Browsing;

/// <summary>A line of the screen in three texts, none of them markup: what stands in front, a name and what is said of it. Immutable.</summary>
/// <param name="Lead">Cursor, indentation and fold.</param>
/// <param name="Label">The name.</param>
/// <param name="Text">The rest.</param>
/// <param name="Style">The style of the name.</param>
internal sealed record ScreenLine(string Lead, string Label, string Text, string Style = VerdictStyle.Plain)
{
    /// <summary>The cells in front of each line, where the cursor stands.</summary>
    public const int Gutter = 2;

    /// <summary>Whether the cursor is on it.</summary>
    public bool IsCursor { get; init; }

    public string Plain => Lead + Label + Text;

    public string Markup => IsCursor ? Styled(Plain, "invert") : Escape(Lead) + (Label.Length > 0 ? Styled(Label, Style) : "") + Escape(Text);

    private static string Styled(string text, string style) => $"[{style}]{Escape(text)}[/]";

    private static string Escape(string text) => Spectre.Console.Markup.Escape(text);
}
