using System.Text;
using System.Text.Json.Nodes;

namespace EvalKit.Judging;

/// <summary>
/// The candidate's text as the judge sees it: NFC with LF line ends, without characters that a person does not see and a model reads (zero width,
/// direction, tags). The stored output is not touched, and what was taken out is a finding. Immutable.
/// </summary>
/// <param name="Text">The text for the judge.</param>
/// <param name="Findings">How many characters were taken out by kind; null when none was.</param>
public sealed record CandidateText(string Text, JsonObject? Findings)
{
    /// <summary>Normalises a text; equal texts give equal results on every system.</summary>
    /// <param name="text">What the app answered.</param>
    public static CandidateText Of(string text)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (KindOf(rune.Value) is { } kind)
            {
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
            }
            else
            {
                kept.Append(rune.ToString());
            }
        }

        return new CandidateText(
            CanonicalJson.Normalize(kept.ToString()),
            counts.Count == 0 ? null : new JsonObject(counts.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value))));
    }

    private static string? KindOf(int character) => character switch
    {
        0x200B or 0x200C or 0x200D or 0x2060 or 0xFEFF or 0x180E => "zero_width",
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "bidi",
        >= 0xE0000 and <= 0xE007F => "tag",
        _ => null,
    };
}
