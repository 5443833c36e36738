namespace EvalKit.Reporting.Traces;

/// <summary>A labelled text of a span as far as a page shows it. Immutable.</summary>
/// <param name="Label">What it is, such as the role of a message or the name of an attribute.</param>
/// <param name="Text">As much of it as is shown.</param>
/// <param name="Omitted">UTF-16 units that are not; 0 where it is whole.</param>
internal sealed record ShownText(string Label, string Text, int Omitted)
{
    /// <summary>A text cut where a limit is; a surrogate pair is not cut in half.</summary>
    /// <param name="label">The label.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="limit">The most UTF-16 units, from 1.</param>
    public static ShownText Of(string label, string text, int limit)
    {
        var shown = Cut(text, limit);
        return new ShownText(Name(label), shown, text.Length - shown.Length);
    }

    /// <summary>A name as far as it is shown.</summary>
    public static string Name(string name) => name.Length <= ShownLimits.NameLength ? name : Cut(name, ShownLimits.NameLength) + "…";

    private static string Cut(string text, int limit) =>
        text.Length <= limit ? text : text[..(limit > 1 && char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
}
