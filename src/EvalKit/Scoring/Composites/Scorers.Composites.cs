namespace EvalKit.Scoring;

/// <summary>Scorers made of other scorers, judges among them. Each shows its parts' feedback beside its own, as in <c>all.squad_f1</c>.</summary>
public static partial class Scorers
{
    /// <summary>Do all parts pass? A bool. One that fails decides; else a part's error is an error of the whole.</summary>
    /// <param name="parts">The parts; each needs a pass rule.</param>
    /// <param name="options">The feedback's name; null for <c>all</c>.</param>
    public static IScorer All(IReadOnlyList<IScorer> parts, CompositeOptions? options = null) => new LogicScorer(LogicScorer.All, parts, options ?? new());

    /// <summary>Does any part pass? A bool. One that passes decides; else a part's error is an error of the whole.</summary>
    /// <param name="parts">The parts; each needs a pass rule.</param>
    /// <param name="options">The feedback's name; null for <c>any</c>.</param>
    public static IScorer Any(IReadOnlyList<IScorer> parts, CompositeOptions? options = null) => new LogicScorer(LogicScorer.Any, parts, options ?? new());

    /// <summary>True where the part does not pass.</summary>
    /// <param name="part">The part; it needs a pass rule.</param>
    /// <param name="options">The feedback's name; null for <c>not</c>.</param>
    public static IScorer Not(IScorer part, CompositeOptions? options = null) => new NotScorer(part, options ?? new());

    /// <summary>The weighted mean of the parts; a number. A bool or category counts as 1 where it passes and 0 where it does not.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="options">Weights and pass rule; null for equal weights.</param>
    public static IScorer Weighted(IReadOnlyList<IScorer> parts, WeightedOptions? options = null) => new WeightedScorer(parts, options ?? new());

    /// <summary>Does a part's number lie within bounds? A bool.</summary>
    /// <param name="part">A scorer that gives a number.</param>
    /// <param name="options">The bounds.</param>
    public static IScorer Threshold(IScorer part, ThresholdOptions options) => new ThresholdScorer(part, options);
}
