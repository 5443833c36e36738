namespace EvalKit.Scoring;

/// <summary>What output and reference share.</summary>
/// <param name="Precision">Share of the output.</param>
/// <param name="Recall">Share of the reference.</param>
internal readonly record struct RougeScore(double Precision, double Recall)
{
    /// <summary>Their harmonic mean.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    public static RougeScore Of(int shared, int output, int reference) => new((double)shared / Math.Max(1, output), (double)shared / Math.Max(1, reference));
}
