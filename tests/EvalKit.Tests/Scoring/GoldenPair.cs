namespace EvalKit.Tests.Scoring;

/// <summary>A hypothesis and its references.</summary>
internal sealed record GoldenPair(string Id, IReadOnlyList<string> References, string Hypothesis);
