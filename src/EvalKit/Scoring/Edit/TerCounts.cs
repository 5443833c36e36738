namespace EvalKit.Scoring;

/// <summary>What TER is made of.</summary>
/// <param name="Edits">The edits to the nearest reference, or those of many outputs together.</param>
/// <param name="ReferenceLength">The mean number of words of the references, or the sum of such means.</param>
internal readonly record struct TerCounts(double Edits, double ReferenceLength)
{
    /// <summary>Edits per word of the references; 1 where there is something and should be nothing, 0 where both are empty.</summary>
    public double Rate => ReferenceLength > 0 ? Edits / ReferenceLength : Edits > 0 ? 1 : 0;
}
