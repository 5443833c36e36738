using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>Finds numbers that schemas cannot be held against: those that a decimal cannot hold, from 7.9e28 on.</summary>
internal static class LargeNumbers
{
    /// <summary>The first such number, as it is written; null for none.</summary>
    public static string? First(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetDecimal(out _) ? null : value.GetRawText(),
        JsonValueKind.Array => value.EnumerateArray().Select(First).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => value.EnumerateObject().Select(m => First(m.Value)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
