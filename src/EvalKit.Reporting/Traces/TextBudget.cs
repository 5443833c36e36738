namespace EvalKit.Reporting.Traces;

/// <summary>How much text a part of a span may still show, and how many texts found no room.</summary>
/// <param name="total">The most UTF-16 units together.</param>
/// <param name="each">The most of one text.</param>
internal sealed class TextBudget(int total, int each)
{
    private int _left = total;

    /// <summary>Texts that were left out.</summary>
    public int Omitted { get; private set; }

    /// <summary>Takes a text, or as much of it as there is room for; null where there is none.</summary>
    public ShownText? Take(string label, string text)
    {
        if (_left <= 0)
        {
            Omitted++;
            return null;
        }

        var shown = ShownText.Of(label, text, Math.Min(each, _left));
        _left -= shown.Text.Length + shown.Label.Length;
        return shown;
    }

    /// <summary>Takes texts in order.</summary>
    public IReadOnlyList<ShownText> Take(IEnumerable<(string Label, string Text)> texts) => [.. texts.Select(t => Take(t.Label, t.Text)).OfType<ShownText>()];

    /// <summary>Takes texts, the last first: of a conversation that is too long the end is shown.</summary>
    public IReadOnlyList<ShownText> TakeLast(IEnumerable<(string Label, string Text)> texts) => [.. Take(texts.Reverse()).Reverse()];
}
