using System.Text.Json;

namespace EvalKit;

/// <summary>Reads <c>expected_facts</c>, which is one text or a list of texts, each of which an answer needs.</summary>
internal static class ExpectedFacts
{
    public const string Field = "expected_facts";

    /// <summary>The facts, each once and without empty ones; empty where the case has none.</summary>
    public static IReadOnlyList<string> Of(EvalCase evalCase)
    {
        if (!evalCase.Expectations.TryGetValue(Field, out var value))
        {
            return [];
        }

        var facts = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(JsonText.Of) : [JsonText.Of(value)];
        return [.. facts.OfType<string>().Select(f => f.Trim()).Where(f => f.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
