using EvalKit.Statistics;

namespace EvalKit.Gating;

/// <summary>
/// Many gates have many chances to fail by luck. All interval conditions of a run that could claim Fail are one family, those that hold included: a family of
/// only the failures would correct nothing when one gate of twenty fails by luck.
/// </summary>
internal static class HolmCorrection
{
    /// <summary>Decides every Fail claim at its level in Holm's order; a claim that does not survive is decided again at the level that it missed.</summary>
    /// <param name="conditions">The run's conditions.</param>
    /// <param name="looks">How often the run may be looked at: each level is that of all looks together.</param>
    /// <returns>The results, in the order given.</returns>
    public static IReadOnlyList<ConditionResult> Apply(IReadOnlyList<PendingCondition> conditions, Looks looks)
    {
        var family = conditions.Where(c => c.AtAlpha is not null).ToList();
        var levels = Holm.Levels(family.Count, DropRule.Alpha);
        var held = Holm.Decide(family.Count, (i, alpha) => IsFail(family[i]) && family[i].AtAlpha!(looks.Level(alpha)).Verdict == Verdict.Fail, DropRule.Alpha);
        var missed = family.Where((c, i) => IsFail(c) && !held[i]).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. conditions.Select(c => missed.Contains(c) ? Again(c, looks.Level(levels[held.Count(h => h)]), family.Count) : c.Result)];
    }

    private static ConditionResult Again(PendingCondition condition, double alpha, int claims)
    {
        var result = condition.AtAlpha!(alpha);
        var others = claims == 2 ? "1 other condition" : FormattableString.Invariant($"{claims - 1} other conditions");
        return result with { Text = $"{result.Text}; beside {others} a fail must hold at {ScaleText.Level(1 - alpha)} (Holm)" };
    }

    private static bool IsFail(PendingCondition condition) => condition.Result.Verdict == Verdict.Fail;
}
