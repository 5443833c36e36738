namespace EvalKit;

/// <summary>A trial with its case: a row of <see cref="RunResults"/>.</summary>
/// <param name="Case">The case.</param>
/// <param name="Trial">The trial.</param>
public sealed record TrialRow(EvalCase Case, Trial Trial);
