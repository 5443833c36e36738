namespace EvalKit.Gating;

/// <summary>A condition that was decided alone, and may have to be decided again beside the other claims of its run.</summary>
/// <param name="Result">The result at the usual level.</param>
/// <param name="AtAlpha">Decides again at another two-sided error level; null when the condition rests on no interval.</param>
internal sealed record PendingCondition(ConditionResult Result, Func<double, ConditionResult>? AtAlpha = null);
