namespace EvalKit.Scoring;

/// <summary>BLEU, with what it was made of.</summary>
/// <param name="Value">The score, in [0, 1].</param>
/// <param name="Precisions">The share of n-grams that match, of 1 to 4 words, smoothed.</param>
/// <param name="BrevityPenalty">The factor that punishes outputs shorter than their reference, in [0, 1].</param>
internal sealed record BleuScore(double Value, IReadOnlyList<double> Precisions, double BrevityPenalty);
