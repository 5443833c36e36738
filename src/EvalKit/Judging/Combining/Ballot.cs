namespace EvalKit.Judging;

/// <summary>One judgement among several.</summary>
/// <param name="Voter">Who gave it.</param>
/// <param name="Weight">How much it counts, above 0.</param>
/// <param name="Score">What was said; an error or nothing is an abstention.</param>
internal readonly record struct Ballot(string Voter, double Weight, Score Score)
{
    public FeedbackValue? Value => Score.Value;
}
