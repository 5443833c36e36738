namespace EvalKit.Gating;

/// <summary>A verdict with its reason.</summary>
internal readonly record struct Decision(Verdict Verdict, GateReason Reason);
