using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EvalKit.Scoring;

/// <summary>Options as a suite file writes them, and as the fingerprint reads them: one model for C#, YAML and JSON.</summary>
public static class ScorerOptionsJson
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new TextNormalizationJsonConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Reads the options of a scorer: keys in snake_case, each a property of the options' type.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="scorer">The scorer's name, for messages.</param>
    /// <param name="options">The options as a suite file writes them.</param>
    /// <exception cref="EvalKitException">An option is unknown or of the wrong type.</exception>
    public static TOptions Read<TOptions>(string scorer, JsonObject options)
        where TOptions : ScorerOptions
    {
        var known = Json.GetTypeInfo(typeof(TOptions)).Properties;
        foreach (var (option, value) in options)
        {
            var property = known.FirstOrDefault(p => p.Name == option) ?? throw Unknown(scorer, option, known);
            Check(scorer, property, value);
        }

        return options.Deserialize<TOptions>(Json)!;
    }

    /// <summary>The options that decide values, as JSON: all but the feedback's name.</summary>
    internal static JsonElement Values(ScorerOptions options)
    {
        var values = JsonSerializer.SerializeToNode(options, options.GetType(), Json)!.AsObject();
        values.Remove("name");
        return JsonSerializer.SerializeToElement(values);
    }

    /// <summary>The options as a suite file would write them, so that they can be read back.</summary>
    internal static ScorerSpec Spec(string name, ScorerOptions options) => new(name, JsonSerializer.SerializeToNode(options, options.GetType(), Json)!.AsObject());

    private static void Check(string scorer, JsonPropertyInfo property, JsonNode? value)
    {
        try
        {
            value.Deserialize(property.PropertyType, Json);
        }
        catch (JsonException)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"Scorer '{scorer}', option '{property.Name}': expected {Expected(property.PropertyType)}, found {value?.ToJsonString() ?? "null"}.");
        }
    }

    private static EvalKitException Unknown(string scorer, string option, IEnumerable<JsonPropertyInfo> known)
    {
        var names = known.Select(p => p.Name).Order(StringComparer.Ordinal).ToList();
        return new EvalKitException(
            FaultKind.Usage,
            $"Scorer '{scorer}' has no option '{option}'.{NearestNames.Hint(option, names)} Its options: {string.Join(", ", names)}.");
    }

    private static string Expected(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare switch
        {
            _ when bare == typeof(bool) => "true or false",
            _ when bare == typeof(double) || bare == typeof(decimal) => "a number",
            _ when bare == typeof(int) => "a whole number",
            _ when bare == typeof(string) => "a text (put it in quotes)",
            _ when bare == typeof(TextNormalization) => $"a list of {string.Join(", ", TextNormalizationJsonConverter.Names)}",
            _ when bare.IsEnum => $"one of {string.Join(", ", Enum.GetNames(bare).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}",
            _ => "a list of texts",
        };
    }
}
