using EvalKit.Gating;

namespace EvalKit.Tests.Gating;

public sealed class GatesTests
{
    private static readonly Gate Drop = new(new MetricName("correct")) { MaxDrop = 0.05 };

    [Theory]
    [InlineData(120, 0.80, "n = 120: drops of 9 points; floor 0.80 can be confirmed from 0.875")]
    [InlineData(500, 0.80, "n = 500: drops of 4 points; floor 0.80 can be confirmed from 0.836")]
    [InlineData(10, 0.80, "n = 10: drops of 29 points; floor 0.80 cannot be confirmed with so few cases")]
    public void A_suite_says_what_it_can_see(int cases, double floor, string text) => Gates.DetectableEffect(cases, Drop with { AtLeast = floor }).Should().Be(text);

    [Fact]
    public void The_detectable_effect_speaks_the_gates_own_language()
    {
        var latency = new Gate(new MetricName("latency")) { MaxRise = Margin.OfPercent(10) };

        Gates.DetectableEffect(120, latency, null, SmallRun.Latency()).Should().Be("n = 120");
        Gates.DetectableEffect(120, Drop with { MaxDrop = null, AtLeast = 0.5 }).Should().Be("n = 120: floor 0.50 can be confirmed from 0.60");
        Gates.DetectableEffect(200, new Gate(new MetricName("toxic")) { AtMost = 0.05, MaxRise = 0.05 }, 0.02)
            .Should().Be("n = 200: rises of 3 points; ceiling 0.05 can be confirmed up to 0.015");
    }

    [Fact]
    public void An_old_baseline_another_suite_and_another_code_scorer_are_warned_of()
    {
        var run = SmallRun.Of(SmallRun.Bool(), [true, false]);
        var baseline = Baselines.FromRun(run, SmallRun.Start);
        var other = baseline with
        {
            Suite = "other",
            Cases = [.. baseline.Cases.Select(c => c with { Feedback = c.Feedback.ToDictionary(f => f.Key, f => f.Value with { SourceId = f.Key == "correct" ? "older" : f.Value.SourceId }) })],
        };

        Gates.Warnings(run, baseline, SmallRun.Start.AddDays(30)).Should().BeEmpty();
        Gates.Warnings(run, null, SmallRun.Start).Should().BeEmpty();
        Gates.Warnings(run, baseline, SmallRun.Start.AddDays(31)).Should().ContainSingle().Which.Should().Contain("31 days old");
        Gates.Warnings(run, other, SmallRun.Start).Should().HaveCount(2).And.Contain(w => w.Contains("'other'")).And.Contain(w => w.Contains("'correct'"));
    }

    [Theory]
    [MemberData(nameof(Misfits))]
    public void A_condition_that_does_not_fit_its_metric_is_an_error_that_says_what_would(Gate gate, string message)
    {
        var run = SmallRun.Of([("a", [true, 100]), ("b", [true, 120])], [SmallRun.Bool(), SmallRun.Latency()]);

        FluentActions.Invoking(() => Gates.Evaluate(run, [gate], Baselines.FromRun(run, SmallRun.Start))).Should().Throw<EvalKitException>().WithMessage(message).Which.Kind.Should().Be(FaultKind.Usage);
    }

    public static TheoryData<Gate, string> Misfits => new()
    {
        { new Gate(new MetricName("latency")), "*no declared range; found no margin*" },
        { new Gate(new MetricName("latency")) { MaxRise = Margin.Auto }, "*no declared range; found auto*" },
        { new Gate(new MetricName("latency")) { MaxDrop = 5 }, "*found max_drop. Write max_rise*" },
        { new Gate(new MetricName("correct")) { MaxRise = 0.1 }, "*found max_rise. Write max_drop*" },
        { new Gate(new MetricName("latency", AggregateKind.Max)) { MaxRise = 5 }, "*a max has no interval*" },
        { new Gate(new MetricName("absent")), "*no feedback 'absent'*" },
    };

    [Fact]
    public void A_run_without_gates_has_the_app_gate_alone() =>
        Gates.Evaluate(SmallRun.Of(SmallRun.Bool(), [true]), [], null).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Metric = "app_ok/mean", Rule = "app", Verdict = Verdict.Pass });

    [Fact]
    public void A_sum_of_passes_is_no_share()
    {
        var run = SmallRun.Of(SmallRun.Bool(), Enumerable.Range(0, 100).Select(i => (object?)(i > 1)));
        var sum = new MetricName("correct", AggregateKind.Sum);

        Gates.Evaluate(run, [new Gate(sum) { AtLeast = 90 }], null)[1].Text.Should().Be("correct/sum 98.0 (95% 93.0..99.8, n=100, at least 90) PASS");
        FluentActions.Invoking(() => Gates.Evaluate(run, [new Gate(sum)], null)).Should().Throw<EvalKitException>().WithMessage("*no declared range*");
    }

    [Fact]
    public void Repeats_make_pass_fail_data_graded()
    {
        var rows = Enumerable.Range(0, 40).SelectMany(i => new[] { (SmallRun.Id(i), new object?[] { true }), (SmallRun.Id(i), new object?[] { i % 2 == 0 }) }).ToList();
        var once = SmallRun.Of(SmallRun.Bool(), Enumerable.Repeat((object?)true, 40));

        var drop = Gates.Evaluate(SmallRun.Of(rows, [SmallRun.Bool()]), [Drop], Baselines.FromRun(once, SmallRun.Start))[1];

        drop.Deciding.Method.Should().Be("student_t");
        drop.Deciding.Difference.Should().BeApproximately(-0.25, 1e-12);
        drop.Reason.Should().Be(GateReason.Regressed);
    }

    [Fact]
    public void Skewed_grades_are_decided_by_a_resampled_interval_that_is_always_the_same()
    {
        var before = Enumerable.Repeat((object?)0.9, 60);
        var after = Enumerable.Range(0, 60).Select(i => (object?)(i % 10 == 0 ? 0.1 : 0.9 - (i * 0.0001)));
        var baseline = Baselines.FromRun(SmallRun.Of(SmallRun.Share(), before), SmallRun.Start);
        var gate = new Gate(new MetricName("f1"));

        var first = Gates.Evaluate(SmallRun.Of(SmallRun.Share(), after), [gate], baseline)[1].Deciding;

        first.Method.Should().Be("sign_flip_monte_carlo");
        Gates.Evaluate(SmallRun.Of(SmallRun.Share(), after), [gate], baseline)[1].Deciding.Should().BeEquivalentTo(first);
    }
}
