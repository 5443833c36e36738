using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Suites.Apps;

/// <summary>What a chat app asks of its model beside the prompt. Null leaves it to the model. Immutable.</summary>
internal sealed record ChatParameters
{
    public const string TemperatureKey = "temperature";
    public const string TopPKey = "top_p";
    public const string MaxOutputTokensKey = "max_output_tokens";
    public const string SeedKey = "seed";

    /// <summary>Sampling temperature, from 0.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling, from 0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>The longest answer in tokens, from 1.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Seed of the model's sampling.</summary>
    public long? Seed { get; init; }

    /// <exception cref="EvalKitException">A value is of another type or out of its range.</exception>
    public static ChatParameters Read(JsonObject options) => new()
    {
        Temperature = Number(options, TemperatureKey, double.MaxValue, "a number from 0"),
        TopP = Number(options, TopPKey, 1, "a number from 0 to 1"),
        MaxOutputTokens = (int?)Whole(options, MaxOutputTokensKey, 1, int.MaxValue, "a whole number from 1"),
        Seed = Whole(options, SeedKey, long.MinValue, long.MaxValue, "a whole number"),
    };

    public ChatOptions ToOptions() => new()
    {
        Temperature = (float?)Temperature,
        TopP = (float?)TopP,
        MaxOutputTokens = MaxOutputTokens,
        Seed = Seed,
    };

    public JsonObject ToJson() => new() { [TemperatureKey] = Temperature, [TopPKey] = TopP, [MaxOutputTokensKey] = MaxOutputTokens, [SeedKey] = Seed };

    private static double? Number(JsonObject options, string key, double maximum, string expected) =>
        options[key] is not { } node ? null
        : Element(node) is { ValueKind: JsonValueKind.Number } element && element.GetDouble() is var number && number >= 0 && number <= maximum ? number
        : throw Unexpected(key, expected, node);

    private static long? Whole(JsonObject options, string key, long minimum, long maximum, string expected) =>
        options[key] is not { } node ? null
        : Element(node) is { ValueKind: JsonValueKind.Number } element && element.TryGetInt64(out var number) && number >= minimum && number <= maximum ? number
        : throw Unexpected(key, expected, node);

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);

    private static EvalKitException Unexpected(string key, string expected, JsonNode found) =>
        new(FaultKind.Usage, $"Expected {key} to be {expected}, found {found.ToJsonString()}.");
}
