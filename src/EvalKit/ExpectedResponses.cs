using System.Text.Json;

namespace EvalKit;

/// <summary>Reads <c>expected_response</c>, which is one text or a list of accepted texts.</summary>
internal static class ExpectedResponses
{
    public const string Field = "expected_response";

    public static IReadOnlyList<string> Of(EvalCase evalCase)
    {
        if (!evalCase.Expectations.TryGetValue(Field, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(JsonText.Of).OfType<string>()]
            : JsonText.Of(value) is { } text ? [text] : [];
    }
}
