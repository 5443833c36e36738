namespace EvalKit.Runs.Merging;

/// <summary>Two sources that have different outputs for one repeat of one case. Immutable.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Repeat">The repeat, from 0.</param>
/// <param name="First">One source: its run and where it is.</param>
/// <param name="Second">The other.</param>
public sealed record MergeConflict(string Suite, string CaseId, int Repeat, string First, string Second)
{
    /// <summary>The conflict in words.</summary>
    public override string ToString() => FormattableString.Invariant($"{Suite}: case '{CaseId}', repeat {Repeat}: {First} and {Second} have different outputs");
}
