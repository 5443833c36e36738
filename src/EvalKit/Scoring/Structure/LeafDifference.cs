using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>One place at which two JSON values differ.</summary>
/// <param name="Place">The place, as a JSON pointer.</param>
/// <param name="Expected">What is expected there; null where nothing is.</param>
/// <param name="Found">What is there; null where nothing is.</param>
/// <param name="Score">How near the two are, in [0, 1].</param>
internal sealed record LeafDifference(string Place, JsonElement? Expected, JsonElement? Found, double Score)
{
    public override string ToString() => Expected is null ? $"{Where} is not expected" : Found is null ? $"{Where} is missing" : $"{Where} is {Shown(Found)}, expected {Shown(Expected)}";

    private string Where => Place.Length == 0 ? "the whole" : Place;

    private static string Shown(JsonElement? value)
    {
        var text = value!.Value.GetRawText();
        return text.Length <= 40 ? text : text[..(char.IsHighSurrogate(text[39]) ? 39 : 40)] + "…";
    }
}
