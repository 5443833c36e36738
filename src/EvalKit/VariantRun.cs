namespace EvalKit;

/// <summary>The run of one variant among those that ran side by side. Immutable.</summary>
/// <param name="Number">Its place, from 1; the first is the reference that the others are paired with.</param>
/// <param name="Label">A short text that tells it from the others.</param>
/// <param name="Values">What it sets: name and value, in order; empty when only its app differs.</param>
/// <param name="Run">Its run. That of a later variant has the first variant's run as its baseline.</param>
public sealed record VariantRun(int Number, string Label, IReadOnlyList<KeyValuePair<string, string>> Values, EvalRun Run)
{
    /// <summary>Its comparison with the first variant; null for the first.</summary>
    public Comparison? Comparison => Number == 1 ? null : Run.Comparison;
}
