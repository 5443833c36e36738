namespace EvalKit.Chat.Prices;

/// <summary>What a model costs, in US dollars a million tokens. Immutable.</summary>
/// <param name="Input">Tokens sent.</param>
/// <param name="Output">Tokens received, reasoning included.</param>
public sealed record ModelPrice(decimal Input, decimal Output)
{
    /// <summary>Tokens sent that the provider found in its own prompt cache; null where they cost what others do.</summary>
    public decimal? CachedInput { get; init; }

    /// <summary>The day that the price was looked up.</summary>
    public DateOnly AsOf { get; init; }
}
