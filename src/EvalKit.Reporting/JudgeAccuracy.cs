using EvalKit.Judging.Controls;
using EvalKit.Statistics;

namespace EvalKit.Reporting;

/// <summary>How a judge did on one kind of its controls. Immutable.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Hits">Controls with the right verdict.</param>
/// <param name="Misses">Controls with another one.</param>
/// <param name="Errors">Controls without a verdict; they are in no share.</param>
internal sealed record JudgeAccuracy(JudgeControlKind Kind, int Hits, int Misses, int Errors)
{
    public double? Accuracy => Hits + Misses == 0 ? null : (double)Hits / (Hits + Misses);

    public Interval? Interval => ProportionIntervals.Wilson(Hits, Hits + Misses);

    public static IReadOnlyList<JudgeAccuracy> Of(JudgeCheck check) =>
    [
        .. check.Results.GroupBy(r => r.Control.Kind).OrderBy(g => g.Key)
            .Select(g => new JudgeAccuracy(g.Key, g.Count(r => r.IsHit), g.Count(r => r.IsMiss), g.Count(r => r.Score.Error is not null))),
    ];
}
