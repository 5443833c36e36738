namespace EvalKit.Scoring;

/// <summary>One call that a combinator makes of a part.</summary>
/// <param name="Part">The part's place in <see cref="IScorerCombinator.Parts"/>, from 0.</param>
/// <param name="Arguments">What the part is given.</param>
/// <param name="IsCertain">Whether the call is made in any case; false where an earlier part may make it needless.</param>
public readonly record struct PartCall(int Part, ScoreArguments Arguments, bool IsCertain = true);
