using System.Diagnostics.CodeAnalysis;
using FluentAssertions;
using FluentAssertions.Execution;
using FluentAssertions.Primitives;

namespace EvalKit.FluentAssertions;

/// <summary>
/// Assertions on a run, decided as gates are: an assertion fails where the gate would be Fail or Invalid, and holds where it would be Pass or Inconclusive.
/// Each stands alone, without the correction for several gates that a suite's own gates have.
/// </summary>
public sealed class EvalRunAssertions : ReferenceTypeAssertions<EvalRun?, EvalRunAssertions>
{
    private const string BecauseIsOptional = "Every assertion of FluentAssertions takes an optional reason; the overloads differ in their first parameter.";

    /// <summary>Creates the assertions.</summary>
    /// <param name="run">The run.</param>
    public EvalRunAssertions(EvalRun? run)
        : base(run)
    {
    }

    /// <inheritdoc />
    protected override string Identifier => "run";

    /// <summary>Asserts on a metric: its bound follows, as in <c>HaveMean("squad_f1").AtLeast(0.8)</c>.</summary>
    /// <param name="metric">A feedback, such as <c>squad_f1</c>, for its mean (of a bool the share that is true); or a metric, such as <c>latency/p95</c>.</param>
    /// <exception cref="EvalKitException">The aggregate is unknown.</exception>
    public MetricAssertions HaveMean(string metric) => new(this, MetricName.Parse(metric));

    /// <summary>Asserts that the run is not worse than a baseline, by the drop condition of gates, and that the app did not break.</summary>
    /// <param name="baseline">What it is held against.</param>
    /// <param name="on">The feedback; null for each one that both sides have and that has a range. Unbounded feedback, such as latency, has no default margin and is named.</param>
    /// <param name="by">How far it may drop (or rise, where lower is better); null for 0.05, or 5 % of the feedback's range.</param>
    /// <param name="because">Why, for the message.</param>
    /// <param name="becauseArgs">Arguments of <paramref name="because"/>.</param>
    [CustomAssertion]
    [SuppressMessage("ApiDesign", "RS0026:Do not add multiple overloads with optional parameters", Justification = BecauseIsOptional)]
    public AndConstraint<EvalRunAssertions> NotRegressFrom(Baseline baseline, string? on = null, Margin? by = null, string because = "", params object[] becauseArgs)
    {
        if (!HasSubject(because, becauseArgs))
        {
            return new AndConstraint<EvalRunAssertions>(this);
        }

        Report(Judgement.OfApp(Subject!, baseline), $"not to break where {baseline.Origin} answered", baseline, because, becauseArgs);
        var feedbacks = on is null ? Judgement.Comparable(Subject!, baseline) : [on];
        foreach (var feedback in feedbacks)
        {
            if (Has(feedback, because, becauseArgs))
            {
                var gate = Judgement.Drop(Subject!, feedback, by);
                Report(Judgement.Of(Subject!, gate, baseline), $"not to regress from {baseline.Origin} on {feedback}", baseline, because, becauseArgs);
            }
        }

        return new AndConstraint<EvalRunAssertions>(this);
    }

    /// <summary>Asserts that the run is not worse than another one; see <see cref="NotRegressFrom(Baseline, string?, Margin?, string, object[])"/>.</summary>
    /// <param name="baseline">The run that it is held against.</param>
    /// <param name="on">The feedback; null for each one that both sides have and that has a range.</param>
    /// <param name="by">How far it may drop (or rise, where lower is better); null for 0.05, or 5 % of the feedback's range.</param>
    /// <param name="because">Why, for the message.</param>
    /// <param name="becauseArgs">Arguments of <paramref name="because"/>.</param>
    [CustomAssertion]
    [SuppressMessage("ApiDesign", "RS0026:Do not add multiple overloads with optional parameters", Justification = BecauseIsOptional)]
    public AndConstraint<EvalRunAssertions> NotRegressFrom(EvalRun baseline, string? on = null, Margin? by = null, string because = "", params object[] becauseArgs) =>
        NotRegressFrom(Judgement.BaselineOf(baseline), on, by, because, becauseArgs);

    /// <summary>Asserts that enough cases carry a score, for every feedback of the run.</summary>
    /// <param name="atLeast">The smallest share of cases, from 0 to 1. Default: 0.9, as for gates.</param>
    /// <param name="because">Why, for the message.</param>
    /// <param name="becauseArgs">Arguments of <paramref name="because"/>.</param>
    [CustomAssertion]
    [SuppressMessage("ApiDesign", "RS0026:Do not add multiple overloads with optional parameters", Justification = BecauseIsOptional)]
    public AndConstraint<EvalRunAssertions> HaveCoverage(double atLeast = Gate.DefaultMinCoverage, string because = "", params object[] becauseArgs)
    {
        if (HasSubject(because, becauseArgs))
        {
            foreach (var column in Subject!.Results.Columns)
            {
                CheckCoverage(column.Info.Name, atLeast, because, becauseArgs);
            }
        }

        return new AndConstraint<EvalRunAssertions>(this);
    }

    /// <summary>Asserts that enough cases carry a score of one feedback.</summary>
    /// <param name="feedback">The feedback.</param>
    /// <param name="atLeast">The smallest share of cases, from 0 to 1. Default: 0.9, as for gates.</param>
    /// <param name="because">Why, for the message.</param>
    /// <param name="becauseArgs">Arguments of <paramref name="because"/>.</param>
    [CustomAssertion]
    [SuppressMessage("ApiDesign", "RS0026:Do not add multiple overloads with optional parameters", Justification = BecauseIsOptional)]
    public AndConstraint<EvalRunAssertions> HaveCoverage(string feedback, double atLeast = Gate.DefaultMinCoverage, string because = "", params object[] becauseArgs)
    {
        if (HasSubject(because, becauseArgs) && Has(feedback, because, becauseArgs))
        {
            CheckCoverage(feedback, atLeast, because, becauseArgs);
        }

        return new AndConstraint<EvalRunAssertions>(this);
    }

    /// <summary>Asserts that none of the run's own gates, the app gate among them, is Fail or Invalid.</summary>
    /// <param name="because">Why, for the message.</param>
    /// <param name="becauseArgs">Arguments of <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<EvalRunAssertions> PassGates(string because = "", params object[] becauseArgs)
    {
        if (HasSubject(because, becauseArgs))
        {
            foreach (var gate in Subject!.Gates)
            {
                Report(gate, $"to pass its gate {gate.Metric} {gate.Rule}", Subject.Baseline, because, becauseArgs);
            }
        }

        return new AndConstraint<EvalRunAssertions>(this);
    }

    internal bool HasSubject(string because, object[] becauseArgs) => Execute.Assertion
        .BecauseOf(because, becauseArgs)
        .ForCondition(Subject is not null)
        .FailWith("Expected {context:run} to be a run{reason}, but it was <null>.");

    internal bool Has(string feedback, string because, object[] becauseArgs) => Execute.Assertion
        .BecauseOf(because, becauseArgs)
        .ForCondition(Subject!.Results.Column(feedback) is not null)
        .FailWith(
            "Expected {context:run} to have the feedback " + Literal(feedback) + "{reason}, but it has only "
            + Literal(string.Join(", ", Subject.Results.Columns.Select(c => c.Info.Name))) + ".");

    internal void Report(GateResult result, string expectation, Baseline? baseline, string because, object[] becauseArgs) => Execute.Assertion
        .BecauseOf(because, becauseArgs)
        .ForCondition(result.Verdict == Verdict.Pass || result is { Verdict: Verdict.Inconclusive, Reason: not GateReason.PartialRun })
        .FailWith(
            "Expected {context:run} " + Literal($"\"{Subject!.Results.Record.Suite}\" {expectation}") + "{reason}, but: "
            + Literal(result.Text) + Literal(WorstCases.Of(result, Subject, baseline)));

    private void CheckCoverage(string feedback, double atLeast, string because, object[] becauseArgs)
    {
        var coverage = Coverage.Of(Subject!.Results, feedback);
        Execute.Assertion
            .BecauseOf(because, becauseArgs)
            .ForCondition(coverage.Share >= atLeast)
            .FailWith(
                "Expected {context:run} " + Literal($"\"{Subject.Results.Record.Suite}\" to have a score of {feedback} for at least {Coverage.Percent(atLeast)} of its cases")
                + "{reason}, but " + Literal(coverage.ToString()) + ".");
    }

    /// <summary>FluentAssertions reads braces in a message as placeholders; case ids and models' words may hold some.</summary>
    private static string Literal(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
