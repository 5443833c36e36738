namespace EvalKit.Tests.Gating;

/// <summary>How likely each verdict is.</summary>
internal sealed record VerdictChances(double Pass, double Inconclusive, double Fail);
