using System.Globalization;
using System.Text.Json.Nodes;

namespace EvalKit.Suites.Yaml;

/// <summary>The values of scalars by the core schema of YAML 1.2 (so <c>yes</c> and <c>off</c> are texts), and whole nodes as JSON.</summary>
internal static class YamlScalars
{
    public static bool? Bool(YamlScalar scalar) => scalar.IsQuoted ? null : scalar.Text switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    public static long? Integer(YamlScalar scalar) =>
        !scalar.IsQuoted && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static double? Number(YamlScalar scalar) =>
        !scalar.IsQuoted
        && scalar.Text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or 'e' or 'E')
        && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    public static JsonNode? Json(YamlValue value)
    {
        switch (value)
        {
            case YamlList list:
                return new JsonArray([.. list.Items.Select(Json)]);
            case YamlMap map:
                return new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, Json(e.Value))));
            default:
                var scalar = (YamlScalar)value;
                return scalar.IsNull ? null
                    : Bool(scalar) is { } truth ? JsonValue.Create(truth)
                    : Integer(scalar) is { } integer ? JsonValue.Create(integer)
                    : Number(scalar) is { } number ? JsonValue.Create(number)
                    : JsonValue.Create(scalar.Text);
        }
    }
}
