namespace EvalKit.Judging;

/// <summary>Looks for a text in the spans of a trace, as they are shown: without regard to case, and as no pattern.</summary>
internal static class TraceSearch
{
    /// <summary>A line for each part of a span that holds the text, with what is around its first place there.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="text">The text.</param>
    /// <param name="around">How many characters are shown on either side.</param>
    public static IEnumerable<string> Find(JudgedTrace trace, string text, int around)
    {
        for (var i = 0; i < trace.Count; i++)
        {
            var index = i;
            (string Name, string Content)[] places =
            [
                ("head", trace.Head(index)),
                .. Enum.GetValues<SpanPart>().Select(p => (p.ToString().ToLowerInvariant(), trace.Part(index, p))),
            ];

            // The attributes repeat what stands in the other parts.
            var found = places.Where(p => p.Name != "attributes").Select(p => Line(index, p.Name, p.Content, text, around)).OfType<string>().ToList();
            foreach (var line in found.Count > 0 ? found : [.. places.Where(p => p.Name == "attributes").Select(p => Line(index, p.Name, p.Content, text, around)).OfType<string>()])
            {
                yield return line;
            }
        }
    }

    /// <summary>The text as it stands in JSON, where quotation marks and line ends are escaped.</summary>
    private static string AsJson(string text) => TraceText.Json(writer => writer.WriteStringValue(text))[1..^1];

    private static string? Line(int index, string part, string content, string text, int around)
    {
        var at = content.IndexOf(text, StringComparison.OrdinalIgnoreCase);
        at = at >= 0 ? at : content.IndexOf(AsJson(text), StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var start = Math.Max(0, at - around);
        start += start > 0 && char.IsLowSurrogate(content[start]) ? 1 : 0;
        var end = Math.Min(content.Length, at + text.Length + around);
        end -= end < content.Length && char.IsHighSurrogate(content[end - 1]) ? 1 : 0;
        return TraceText.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", JudgedTrace.IdOf(index));
            writer.WriteString("part", part);
            writer.WriteString("around", content[start..end]);
            writer.WriteEndObject();
        });
    }
}
