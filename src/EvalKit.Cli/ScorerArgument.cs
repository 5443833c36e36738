using System.Globalization;
using System.Text.Json.Nodes;

namespace EvalKit.Cli;

/// <summary>Reads <c>name[:option=value,…]</c>: a value is a bool, a number, or text; <c>option[]=value</c> makes a list, to which each further one adds.</summary>
internal static class ScorerArgument
{
    private const string ListMark = "[]";

    public static ScorerSpec Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return new ScorerSpec(text, []);
        }

        var options = new JsonObject();
        foreach (var option in text[(colon + 1)..].Split(','))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new EvalKitException(FaultKind.Usage, $"--scorer {text}: expected option=value after the colon, found '{option}'. Example: --scorer numeric_match:absolute_tolerance=0.01");
            }

            Set(options, option[..equals].Trim(), Value(option[(equals + 1)..].Trim()));
        }

        return new ScorerSpec(text[..colon], options);
    }

    private static void Set(JsonObject options, string name, JsonValue value)
    {
        if (!name.EndsWith(ListMark, StringComparison.Ordinal))
        {
            options[name] = value;
            return;
        }

        var list = name[..^ListMark.Length];
        if (options[list] is not JsonArray items)
        {
            options[list] = items = [];
        }

        items.Add((JsonNode)value);
    }

    private static JsonValue Value(string text) => text switch
    {
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
