using System.Globalization;
using FluentAssertions;

namespace EvalKit.FluentAssertions;

/// <summary>The bound of a metric.</summary>
public sealed class MetricAssertions
{
    private readonly EvalRunAssertions _run;
    private readonly MetricName _metric;

    internal MetricAssertions(EvalRunAssertions run, MetricName metric)
    {
        _run = run;
        _metric = metric;
    }

    /// <summary>Asserts a floor, by the condition <c>at_least</c> of gates: it fails when the whole 95 % interval lies below, or when too few cases are scored to tell.</summary>
    /// <param name="floor">The floor, in the feedback's unit.</param>
    /// <param name="on">Whether the interval or the point decides. Default: the interval.</param>
    /// <param name="because">Why, for the message.</param>
    /// <param name="becauseArgs">Arguments of <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<EvalRunAssertions> AtLeast(double floor, DecideOn on = DecideOn.Interval, string because = "", params object[] becauseArgs) =>
        Hold(new Gate(_metric) { AtLeast = floor, OnPoint = on == DecideOn.Point }, "at least", floor, because, becauseArgs);

    /// <summary>Asserts a ceiling, by the condition <c>at_most</c> of gates: it fails when the whole 95 % interval lies above, or when too few cases are scored to tell.</summary>
    /// <param name="ceiling">The ceiling, in the feedback's unit.</param>
    /// <param name="on">Whether the interval or the point decides. Default: the interval.</param>
    /// <param name="because">Why, for the message.</param>
    /// <param name="becauseArgs">Arguments of <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<EvalRunAssertions> AtMost(double ceiling, DecideOn on = DecideOn.Interval, string because = "", params object[] becauseArgs) =>
        Hold(new Gate(_metric) { AtMost = ceiling, OnPoint = on == DecideOn.Point }, "at most", ceiling, because, becauseArgs);

    private AndConstraint<EvalRunAssertions> Hold(Gate gate, string side, double bound, string because, object[] becauseArgs)
    {
        if (_run.HasSubject(because, becauseArgs) && _run.Has(_metric.Feedback, because, becauseArgs))
        {
            var expectation = $"to have a {_metric.AggregateName} of {_metric.Feedback} of {side} {bound.ToString("0.####", CultureInfo.InvariantCulture)}";
            _run.Report(Judgement.Of(_run.Subject!, gate, baseline: null), expectation, null, because, becauseArgs);
        }

        return new AndConstraint<EvalRunAssertions>(_run);
    }
}
