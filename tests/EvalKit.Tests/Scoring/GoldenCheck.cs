namespace EvalKit.Tests.Scoring;

/// <summary>A value that a published implementation gives a pair, and the scorer that must give it too.</summary>
/// <param name="Scorer">The scorer's name.</param>
/// <param name="Value">What the scorer says of a pair; on the reference's scale.</param>
internal sealed record GoldenCheck(string Scorer, Func<GoldenPair, double> Value);
