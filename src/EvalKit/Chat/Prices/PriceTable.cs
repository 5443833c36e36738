using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Prices;

/// <summary>
/// What models cost. A model that is not in the table has no price, and a call of it no known cost: an unknown price is never 0. Of a dated name
/// (<c>gpt-4.1-2025-04-14</c>) the undated entry counts where there is none of the whole name; no other name is taken for another. Immutable.
/// </summary>
public sealed partial class PriceTable
{
    /// <summary>The file that is looked for in a suite's folder.</summary>
    public const string FileName = "prices.json";

    private const decimal Million = 1_000_000m;

    private static readonly Lazy<PriceTable> Embedded = new(() =>
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream(FileName)!;
        using var reader = new StreamReader(stream);
        return new PriceTable(PriceFile.Read(reader.ReadToEnd(), FileName));
    });

    private readonly IReadOnlyDictionary<string, ModelPrice> _prices;

    private PriceTable(IReadOnlyDictionary<string, ModelPrice> prices)
    {
        _prices = prices;
    }

    /// <summary>The list prices that EvalKit brings, of the day that each says.</summary>
    public static PriceTable Default => Embedded.Value;

    /// <summary>The models of the table, by URI.</summary>
    public IReadOnlyDictionary<string, ModelPrice> Prices => _prices;

    /// <summary>The prices for a suite: those of a file, or of <c>prices.json</c> in the suite's folder, over those that EvalKit brings.</summary>
    /// <param name="folder">The suite's folder.</param>
    /// <param name="path">A file to read instead of the folder's; relative to the folder; null for none.</param>
    /// <exception cref="EvalKitException">The named file is absent, or a file is malformed.</exception>
    public static PriceTable For(string folder, string? path = null)
    {
        if (path is not null)
        {
            return Read(Path.Combine(folder, path)).Over(Default);
        }

        var own = Path.Combine(folder, FileName);
        return File.Exists(own) ? Read(own).Over(Default) : Default;
    }

    /// <summary>Reads a file of prices; <c>docs/formats/prices.schema.json</c> has its form.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="EvalKitException">The file cannot be read, or is malformed; the message names the model.</exception>
    public static PriceTable Read(string path)
    {
        try
        {
            return new PriceTable(PriceFile.Read(File.ReadAllText(path), path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EvalKitException(FaultKind.Usage, $"The prices {path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>These prices, and those of another table for models that have none here.</summary>
    /// <param name="other">The other table.</param>
    public PriceTable Over(PriceTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var prices = new Dictionary<string, ModelPrice>(other._prices, StringComparer.Ordinal);
        foreach (var (model, price) in _prices)
        {
            prices[model] = price;
        }

        return new PriceTable(prices);
    }

    /// <summary>A model's price; null when it is unknown.</summary>
    /// <param name="model">The model.</param>
    public ModelPrice? PriceOf(ModelUri model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var name = model.ToString();
        return _prices.TryGetValue(name, out var price) || (Date().Match(name) is { Success: true } date && _prices.TryGetValue(name[..date.Index], out price))
            ? price
            : LocalModels.IsLocal(model) ? new ModelPrice(0, 0) : null;
    }

    /// <summary>What tokens of a model cost in US dollars; null when the price or a number of tokens is unknown. Models in process cost 0.</summary>
    /// <param name="model">The model.</param>
    /// <param name="usage">The tokens. All input is counted at the full price.</param>
    public decimal? CostOf(ModelUri model, TokenUsage? usage) => CostOf(model, usage?.InputTokens, usage?.OutputTokens, cached: null);

    /// <summary>What a call of a model cost in US dollars; null when the price or a number of tokens is unknown. Models in process cost 0.</summary>
    /// <param name="model">The model.</param>
    /// <param name="usage">The tokens as the provider counted them; input from its prompt cache has a price of its own.</param>
    public decimal? CostOf(ModelUri model, UsageDetails? usage) => CostOf(model, usage?.InputTokenCount, usage?.OutputTokenCount, usage?.CachedInputTokenCount);

    private decimal? CostOf(ModelUri model, long? input, long? output, long? cached)
    {
        if (LocalModels.IsLocal(model))
        {
            return 0;
        }

        if (PriceOf(model) is not { } price || input is not >= 0 || output is not >= 0)
        {
            return null;
        }

        var known = Math.Clamp(cached ?? 0, 0, input.Value);
        return (((input.Value - known) * price.Input) + (known * (price.CachedInput ?? price.Input)) + (output.Value * price.Output)) / Million;
    }

    [GeneratedRegex(@"-(?:\d{4}-\d{2}-\d{2}|20\d{6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
