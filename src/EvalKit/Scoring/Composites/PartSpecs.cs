using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Reads the scorers inside of a scorer's options: a name, or a name with options, as in the list of a suite.</summary>
internal static class PartSpecs
{
    /// <summary>The option that names the parts.</summary>
    public const string Of = "of";

    /// <summary>The scorers of a list.</summary>
    /// <param name="scorer">The scorer whose option it is.</param>
    /// <param name="option">The option.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="EvalKitException">It is no list of scorers, or an empty one.</exception>
    public static IReadOnlyList<ScorerSpec> List(string scorer, string option, JsonNode? value) => value is JsonArray { Count: > 0 } items
        ? [.. items.Select((item, i) => One(scorer, FormattableString.Invariant($"{option}[{i}]"), item))]
        : throw Fault(scorer, option, $"expected a list of scorers, such as [squad_f1, exact_match], found {value?.ToJsonString() ?? "nothing"}.");

    /// <summary>One scorer.</summary>
    /// <inheritdoc cref="List"/>
    public static ScorerSpec One(string scorer, string option, JsonNode? value) => value switch
    {
        JsonValue text when text.TryGetValue(out string? name) && name.Length > 0 => new ScorerSpec(name, []),
        JsonObject { Count: 1 } map when map.Single() is var (name, options) && options is null or JsonObject => new ScorerSpec(name, (JsonObject?)options?.DeepClone() ?? []),
        _ => throw Fault(scorer, option, $"expected the name of a scorer, or a name with options such as {{contains: {{text: \"x\"}}}}, found {value?.ToJsonString() ?? "nothing"}."),
    };

    /// <summary>The options without those that name scorers.</summary>
    public static JsonObject Without(JsonObject options, params IReadOnlyList<string> names) =>
        new(options.Where(o => !names.Contains(o.Key, StringComparer.Ordinal)).Select(o => KeyValuePair.Create(o.Key, o.Value?.DeepClone())));

    public static EvalKitException Fault(string scorer, string option, string message) => new(FaultKind.Usage, $"Scorer '{scorer}', option '{option}': {message}");
}
