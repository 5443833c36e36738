using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.TestUtils.Runs;

/// <summary>
/// Every public property of a record as text, so that two records are equal when their texts are and a new property is compared without anybody thinking of it.
/// Text that is not printable ASCII is escaped, so that lone surrogates and NUL are told apart from what they look like.
/// </summary>
public static class FieldDump
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string s:
                AppendText(text, s);
                break;
            case JsonElement json:
                text.Append("json ").Append(json.ValueKind == JsonValueKind.Undefined ? "undefined" : json.GetRawText());
                break;
            case JsonNode node:
                text.Append("node ").Append(node.ToJsonString());
                break;
            case DateTimeOffset time:
                text.Append(CultureInfo.InvariantCulture, $"{time.UtcTicks} UTC");
                break;
            case Enum or bool:
                text.Append(value);
                break;
            case IFormattable number:
                text.Append(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            case IEnumerable items:
                AppendItems(text, items);
                break;
            default:
                AppendProperties(text, value);
                break;
        }
    }

    private static void AppendItems(StringBuilder text, IEnumerable items)
    {
        text.Append('[');
        foreach (var item in items)
        {
            Append(text, item);
            text.Append(", ");
        }

        text.Append(']');
    }

    private static void AppendProperties(StringBuilder text, object value)
    {
        text.Append("{ ");
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            text.Append(property.Name).Append(": ");
            Append(text, property.GetValue(value));
            text.Append("; ");
        }

        text.Append('}');
    }

    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character is >= ' ' and <= '~' ? text.Append(character) : text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        text.Append('"');
    }
}
