namespace EvalKit.Scoring;

/// <summary>The errors of one output against one reference.</summary>
/// <param name="Edits">Insertions, deletions and substitutions.</param>
/// <param name="ReferenceLength">Symbols of the reference.</param>
/// <param name="OutputLength">Symbols of the output.</param>
internal readonly record struct ErrorCounts(int Edits, int ReferenceLength, int OutputLength)
{
    /// <summary>Edits over the reference's length; against an empty reference the number of edits, as jiwer has it.</summary>
    public double Rate => (double)Edits / Math.Max(1, ReferenceLength);
}
