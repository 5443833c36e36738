using System.Text.Json;
using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>
/// Reads a text that is a literal of Java or JavaScript as the value that it stands for, where the declared type asks for one. What is no literal of its type
/// stays the text that it is: the name of a variable, or a wrong answer.
/// </summary>
internal static partial class SourceLiteral
{
    public static JsonElement Read(JsonElement given, ArgumentType type, ToolLanguage language)
    {
        if (given.ValueKind != JsonValueKind.String)
        {
            return given;
        }

        var text = given.GetString()!.Trim();
        return type.Shape switch
        {
            ValueShape.Integer => Number(given, text, IntegerSuffix(type.Name), IntegerPattern()),
            ValueShape.Float => Number(given, text, type.Name == "float" && language == ToolLanguage.Java ? "fF" : null, FloatPattern()),
            ValueShape.Bool => text is "true" or "false" ? JsonElement.Parse(text) : given,
            ValueShape.List or ValueShape.Map => LiteralParser.Parse(text, language) is { } value && Fits(value, type.Shape) ? value : given,
            ValueShape.Text when language == ToolLanguage.Javascript && IsQuoted(text) => JsonSerializer.SerializeToElement(text[1..^1]),
            _ => given,
        };
    }

    /// <summary>The letters of which one ends a whole number of the type; null for none.</summary>
    private static string? IntegerSuffix(string type) => type switch
    {
        "long" => "lL",
        "Bigint" => "n",
        _ => null,
    };

    private static JsonElement Number(JsonElement given, string text, string? suffix, Regex pattern)
    {
        if (suffix is not null)
        {
            if (text.Length == 0 || !suffix.Contains(text[^1], StringComparison.Ordinal))
            {
                return given;
            }

            text = text[..^1];
        }

        return pattern.IsMatch(text) ? JsonElement.Parse(text) : given;
    }

    private static bool Fits(JsonElement value, ValueShape? shape) => value.ValueKind == (shape == ValueShape.List ? JsonValueKind.Array : JsonValueKind.Object);

    private static bool IsQuoted(string text) => text.Length > 1 && text[0] == text[^1] && text[0] is '"' or '\'';

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex IntegerPattern();

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FloatPattern();
}
