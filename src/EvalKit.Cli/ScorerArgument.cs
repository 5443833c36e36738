using System.Globalization;
using System.Text.Json.Nodes;

namespace EvalKit.Cli;

/// <summary>Reads <c>name[:option=value,…]</c>: a value is a bool, a number, or text.</summary>
internal static class ScorerArgument
{
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

            options[option[..equals].Trim()] = Value(option[(equals + 1)..].Trim());
        }

        return new ScorerSpec(text[..colon], options);
    }

    private static JsonValue Value(string text) => text switch
    {
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
