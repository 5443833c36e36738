namespace EvalKit.Judging.Robustness;

/// <summary>Compares two answers to one case, in the order given.</summary>
/// <param name="evalCase">The case.</param>
/// <param name="first">The first answer.</param>
/// <param name="second">The second answer.</param>
/// <param name="cancellationToken">Cancels.</param>
/// <returns>The answer that is preferred; null where there is no verdict.</returns>
public delegate ValueTask<PairChoice?> PairComparison(EvalCase evalCase, string first, string second, CancellationToken cancellationToken);
