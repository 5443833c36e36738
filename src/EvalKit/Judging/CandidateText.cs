using System.Text.Json.Nodes;
using EvalKit.Judging.Safety;

namespace EvalKit.Judging;

/// <summary>
/// The candidate's text as the judge sees it: NFC with LF line ends, without characters that a person does not see and a model reads (zero width,
/// direction, tags), its role marks disarmed, its middle left out where it is too long. The stored output is not touched, and what was changed is a finding. Immutable.
/// </summary>
/// <param name="Text">The text for the judge.</param>
/// <param name="Findings">How many characters were taken out by kind; null when none was.</param>
public sealed record CandidateText(string Text, JsonObject? Findings)
{
    /// <summary>Role marks that were disarmed, and imitated delimiters.</summary>
    public int RoleTokens { get; init; }

    /// <summary>Characters that were left out of the middle.</summary>
    public int LeftOut { get; init; }

    /// <summary>Normalises a text with all defences; equal texts give equal results on every system.</summary>
    /// <param name="text">What the app answered.</param>
    public static CandidateText Of(string text) => Of(text, JudgeDefences.Default);

    /// <summary>The same with nothing left out, to hold two texts against each other: long ones may differ where a judge is not shown them.</summary>
    /// <param name="text">What the app answered.</param>
    internal static CandidateText Whole(string text) => Of(text, JudgeDefences.Default with { MaxCharacters = null });

    /// <summary>Normalises a text; equal texts give equal results on every system, and a normalised text stays as it is.</summary>
    /// <param name="text">What the app answered.</param>
    /// <param name="defences">What is to be done.</param>
    public static CandidateText Of(string text, JudgeDefences defences)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(defences);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var seen = defences.Normalize ? CanonicalJson.Normalize(HiddenCharacters.Remove(text, counts)) : text;
        var (disarmed, roleTokens) = defences.RoleTokens ? RoleTokenNeutralizer.Neutralize(seen) : (seen, 0);
        var (cut, leftOut) = defences.MaxCharacters is { } maximum ? Elision.Cut(disarmed, maximum) : (disarmed, 0);
        return new CandidateText(cut, counts.Count == 0 ? null : new JsonObject(counts.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value))))
        {
            RoleTokens = roleTokens,
            LeftOut = leftOut,
        };
    }
}
