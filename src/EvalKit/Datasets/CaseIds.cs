using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>The id of a case: its author's, else the beginning of the hash of its inputs.</summary>
internal static class CaseIds
{
    private const int HashDigits = 12;

    /// <summary>Reads the id column; an absent, null or empty id is replaced by the hash.</summary>
    public static string Of(JsonElement? column, CaseFields inputs, string location)
    {
        if (column is not { } value || JsonText.Of(value) is not { Length: > 0 } text)
        {
            return OfInputs(inputs);
        }

        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            throw DatasetFault.At(location, $"expected an id that is a text or a number, found {DatasetFault.Shown(value)}.");
        }

        return Problem(text) is { } problem ? throw DatasetFault.At(location, problem) : CanonicalJson.Normalize(text);
    }

    public static string OfInputs(CaseFields inputs) => CanonicalJson.Hash(writer => CanonicalJson.Write(writer, inputs))[..HashDigits];

    /// <summary>What is wrong with an id, as a sentence; null when it is fine.</summary>
    public static string? Problem(string id) =>
        id.Length > DatasetLimits.IdLength
            ? FormattableString.Invariant($"the id has {id.Length} characters, but may have at most {DatasetLimits.IdLength}. Give the case a short name.")
            : id.Any(char.IsControl) ? "the id holds a control character, such as a line break or a tab. An id is one line that a reader can type." : null;
}
