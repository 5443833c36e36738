namespace EvalKit;

/// <summary>One variant of a suite file's matrix. Immutable.</summary>
/// <param name="Label">A short text that tells it from the others: <c>chat=gpt-4.1, prompt=b</c>.</param>
/// <param name="Values">What it sets, in the matrix's order: path and value, as <c>--set</c> takes them.</param>
/// <param name="Spec">The suite with these values; its own <see cref="SuiteSpec.Variants"/> are empty.</param>
public sealed record SuiteVariant(string Label, IReadOnlyList<KeyValuePair<string, string>> Values, SuiteSpec Spec);
