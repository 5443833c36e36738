namespace EvalKit.Tests.Judging.RealReplies;

/// <summary>How damaged replies were read.</summary>
/// <param name="Right">As the whole reply.</param>
/// <param name="Errors">Not at all.</param>
/// <param name="Wrong">As something else.</param>
/// <param name="WrongWithMore">Of those that are wrong, the ones that are more than a label.</param>
/// <param name="FromNothing">As a verdict, where neither the parser nor the authors read one in the whole reply.</param>
internal readonly record struct MutationTally(int Right, int Errors, int Wrong, int WrongWithMore, int FromNothing)
{
    public int Made => Right + Errors + Wrong + FromNothing;
}
