namespace EvalKit;

/// <summary>
/// A number of a whole run that is no mean of case values, such as corpus BLEU, the area under a curve or kappa. Each trial gives a part, and the value is computed
/// of all parts at once: so cases can be drawn again for an interval, and a baseline keeps the parts instead of the outputs. Implementations are stateless and
/// called from many threads.
/// </summary>
public interface IRunMetric
{
    /// <summary>What the metric is, as a scorer is described: its one feedback gives name, range, unit and polarity of the value, its needs are checked before the run.</summary>
    ScorerInfo Info { get; }

    /// <summary>How a suite file names it, so that a stored run can be computed again; null for a metric that only its own program knows.</summary>
    ScorerSpec? Spec => null;

    /// <summary>What one trial adds. An exception becomes an error part.</summary>
    /// <param name="arguments">The case, its trial and what the scorers said of it.</param>
    /// <returns>The part; null when the trial has nothing to add, such as a label that nobody gave.</returns>
    RunMetricPart? Read(RunMetricArguments arguments);

    /// <summary>The value over parts, none of which is an error; pure. Called with every part of the run, and thousands of times with resampled ones.</summary>
    /// <param name="parts">The parts, those of one case next to each other; never empty.</param>
    /// <returns>A finite number; null where the parts define none, such as a share of nothing.</returns>
    double? Compute(IReadOnlyList<RunMetricPart> parts);

    /// <summary>
    /// The part that a case without one would have if it were as good, or as bad, as an answer of usual length can be. Gates ask whether a missing case could change
    /// their verdict. Null where that cannot be told: a gate with missing cases is then Invalid.
    /// </summary>
    /// <param name="evalCase">The case.</param>
    /// <param name="best">Whether the best is asked for, or the worst.</param>
    RunMetricPart? Bound(EvalCase evalCase, bool best) => null;

    /// <summary>How the value is to be cited, such as sacreBLEU's signature; null when there is nothing to say.</summary>
    /// <param name="parts">The parts that the value was computed of.</param>
    string? Describe(IReadOnlyList<RunMetricPart> parts) => null;
}
