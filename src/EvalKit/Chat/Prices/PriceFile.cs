using System.Globalization;
using System.Text.Json;

namespace EvalKit.Chat.Prices;

/// <summary>Reads the JSON of a price table.</summary>
internal static class PriceFile
{
    private const string Schema = "schema";
    private const string AsOf = "as_of";
    private const string Models = "models";
    private const string Input = "input";
    private const string CachedInput = "cached_input";
    private const string Output = "output";

    // Above any real price, and low enough that no number of tokens overflows a decimal.
    private const decimal Highest = 1_000_000m;

    private static readonly string[] Keys = [Schema, AsOf, Models];
    private static readonly string[] PriceKeys = [Input, CachedInput, Output];

    public static IReadOnlyDictionary<string, ModelPrice> Read(string text, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var root = Object(document.RootElement, "the file", Keys);
            var asOf = DateOf(root);
            return Member(root, Models).EnumerateObject().ToDictionary(m => ModelUri.Parse(m.Name).ToString(), m => PriceOf(m) with { AsOf = asOf }, StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or ArgumentException or EvalKitException)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"{file}: {exception.Message.TrimEnd('.')}. Expected {{\"schema\": 1, \"as_of\": \"2026-01-31\", \"models\": {{\"openai:/gpt-4.1\": {{\"input\": 2, \"cached_input\": 0.5, \"output\": 8}}}}}}, in US dollars a million tokens.",
                exception);
        }
    }

    private static DateOnly DateOf(JsonElement root) =>
        Member(root, Schema) is { ValueKind: JsonValueKind.Number } schema && schema.TryGetInt32(out var version) && version == 1
            ? DateOnly.TryParseExact(Member(root, AsOf).GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw new FormatException($"'{AsOf}' is {Member(root, AsOf).GetRawText()}, which is no day")
            : throw new FormatException($"'{Schema}' is {Member(root, Schema).GetRawText()}, and only 1 is known");

    private static ModelPrice PriceOf(JsonProperty model)
    {
        var price = Object(model.Value, $"'{model.Name}'", PriceKeys);
        return new ModelPrice(Number(price, model.Name, Input), Number(price, model.Name, Output))
        {
            CachedInput = price.TryGetProperty(CachedInput, out _) ? Number(price, model.Name, CachedInput) : null,
        };
    }

    private static decimal Number(JsonElement price, string model, string name) =>
        Member(price, name, model) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) && number is >= 0 and <= Highest
            ? number
            : throw new FormatException($"'{name}' of '{model}' is no price from 0 to {Highest.ToString(CultureInfo.InvariantCulture)}");

    private static JsonElement Object(JsonElement value, string what, string[] keys)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{what} is no JSON object");
        }

        return value.EnumerateObject().Select(m => m.Name).FirstOrDefault(n => !keys.Contains(n, StringComparer.Ordinal)) is { } unknown
            ? throw new FormatException($"{what} has an unknown key '{unknown}'")
            : value;
    }

    private static JsonElement Member(JsonElement value, string name, string? of = null) =>
        value.TryGetProperty(name, out var member) ? member : throw new FormatException($"'{name}'{(of is null ? "" : $" of '{of}'")} is missing");
}
