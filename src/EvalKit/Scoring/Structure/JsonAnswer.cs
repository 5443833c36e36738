using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.Scoring;

/// <summary>Reads JSON out of what a model wrote. Whatever cannot be read is a fault of the text, never an exception.</summary>
internal static class JsonAnswer
{
    /// <summary>How deep arrays and objects may lie in each other, so that no text can exhaust the stack of what walks over it.</summary>
    public const int Deepest = 128;

    private static readonly JsonDocumentOptions Parsing = new() { AllowDuplicateProperties = false, MaxDepth = Deepest };

    /// <summary>Reads the output's JSON: the text of a string, any other value as it is.</summary>
    /// <param name="output">The output.</param>
    /// <param name="fenced">Whether the text may be one fenced code block.</param>
    /// <param name="value">The value; undefined where there is none.</param>
    /// <param name="fault">What is wrong; empty where nothing is.</param>
    public static bool TryRead(AppOutput output, bool fenced, out JsonElement value, out string fault) => output.Value.ValueKind switch
    {
        JsonValueKind.String => TryParse(output.Text, fenced, out value, out fault),
        JsonValueKind.Null or JsonValueKind.Undefined => TryParse("", fenced, out value, out fault),
        _ => TryParse(output.Value.GetRawText(), fenced: false, out value, out fault),
    };

    /// <summary>Reads a text.</summary>
    public static bool TryParse(string text, bool fenced, out JsonElement value, out string fault)
    {
        value = default;
        var json = fenced ? FencedText.Of(text) : text;
        if (string.IsNullOrWhiteSpace(json))
        {
            fault = "the text is empty";
            return false;
        }

        try
        {
            value = JsonElement.Parse(json, Parsing);
            JsonUnicode.Check(value);
            fault = "";
            return true;
        }
        catch (JsonException e)
        {
            fault = FormattableString.Invariant($"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {Reason(e.Message)}");
        }
        catch (InvalidOperationException)
        {
            fault = "a text in it is no Unicode (half of a surrogate pair)";
        }

        value = default;
        return false;
    }

    /// <summary>The parser's sentence without the place, which is told before it.</summary>
    private static string Reason(string message)
    {
        var place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place > 0 ? message[..place] : message).TrimEnd('.');
    }
}
