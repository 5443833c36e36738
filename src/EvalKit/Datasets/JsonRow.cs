using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace EvalKit.Datasets;

/// <summary>Parses one JSON record and checks it: an object without duplicate names, valid text, within the limits.</summary>
internal static class JsonRow
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    public static DatasetRow Parse(byte[] bytes, string file, JsonPosition start)
    {
        var location = FormattableString.Invariant($"{file}:{start.Line}");
        if (!Utf8.IsValid(bytes))
        {
            throw DatasetFault.NotUtf8(location);
        }

        var root = ParseElement(bytes, file, start, location);
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw DatasetFault.At(location, $"expected a JSON object such as {{\"question\": \"…\"}}, found {KindName(root)}.");
        }

        var columns = new CaseFields(root.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value)));
        CheckLimits(columns, location);
        return new DatasetRow(location, columns, IsText: false);
    }

    private static JsonElement ParseElement(byte[] bytes, string file, JsonPosition start, string location)
    {
        try
        {
            var root = JsonElement.Parse(bytes, Options);
            if (bytes.AsSpan().IndexOf("\\u"u8) >= 0)
            {
                JsonUnicode.Check(root);
            }

            return root;
        }
        catch (JsonException e)
        {
            throw Broken(e, bytes, file, start);
        }
        catch (InvalidOperationException e)
        {
            throw DatasetFault.At(location, "a text holds half of a surrogate pair (\\ud800 to \\udfff alone), which is no Unicode text. Replace it, for example by \\ufffd.", e);
        }
    }

    private static void CheckLimits(CaseFields columns, string location)
    {
        var count = 0;
        foreach (var (name, value) in columns)
        {
            if (name is ColumnNames.Inputs or ColumnNames.Expectations or ColumnNames.Outputs && value.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in value.EnumerateObject())
                {
                    CheckField($"{name}.{member.Name}", member.Value, location);
                    count++;
                }

                continue;
            }

            CheckField(name, value, location);
            count++;
        }

        if (count > DatasetLimits.Columns)
        {
            throw DatasetFault.TooManyColumns(location, count);
        }
    }

    private static void CheckField(string name, JsonElement value, string location)
    {
        var bytes = JsonMarshal.GetRawUtf8Value(value).Length;
        if (bytes > DatasetLimits.FieldBytes)
        {
            throw DatasetFault.FieldTooLong(location, name, bytes);
        }
    }

    private static EvalKitException Broken(JsonException e, byte[] bytes, string file, JsonPosition start)
    {
        var reason = e.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
        if (e.LineNumber is not { } lines || e.BytePositionInLine is not { } inLine)
        {
            return DatasetFault.At(FormattableString.Invariant($"{file}:{start.Line}"), $"broken JSON: {reason} Expected each name once in an object.", e);
        }

        var lineStart = LineStart(bytes, (int)lines);
        var before = Encoding.UTF8.GetCharCount(bytes.AsSpan(lineStart, Math.Min((int)inLine, bytes.Length - lineStart)));
        var column = before + 1 + (lines == 0 ? start.Column : 0);
        return DatasetFault.At(
            FormattableString.Invariant($"{file}:{start.Line + lines}"),
            FormattableString.Invariant($"broken JSON at column {column}: {reason} Expected one complete JSON object."),
            e);
    }

    private static int LineStart(byte[] bytes, int line)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start += bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
        }

        return start;
    }

    private static string KindName(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a bool",
    };
}
