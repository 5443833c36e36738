using EvalKit.Metrics;
using EvalKit.Tests.Gating;

namespace EvalKit.Tests.Metrics;

public sealed class MetricCalculatorTests
{
    [Fact]
    public void A_bool_has_its_share_with_a_Wilson_interval()
    {
        var metric = MetricCalculator.Compute(SmallRun.Of(SmallRun.Bool(), Enumerable.Range(0, 20).Select(i => (object?)(i > 0))), new MetricName("correct"));

        metric.Should().BeEquivalentTo(new { Value = 0.95, N = 20, Errored = 0, Unscored = 0, Method = "wilson", Level = 0.95 });
        metric.CiLow.Should().BeApproximately(0.763869, 1e-6);
        metric.CiHigh.Should().BeApproximately(0.991119, 1e-6);
    }

    [Fact]
    public void The_interval_of_a_mean_ends_where_its_scale_does()
    {
        var few = MetricCalculator.Compute(SmallRun.Of(SmallRun.Share(), [0.4, 1.0]), new MetricName("f1"));
        var unbounded = MetricCalculator.Compute(SmallRun.Of(SmallRun.Latency(), [0.4, 1.0]), new MetricName("latency"));

        (few.CiLow, few.Value, few.CiHigh).Should().Be((0, 0.7, 1), "Student's t alone says −3.11 to 4.51");
        unbounded.CiLow.Should().Be(0);
        unbounded.CiHigh.Should().BeApproximately(4.511862, 1e-6);
    }

    [Fact]
    public void Errors_and_unscored_cases_are_counted_and_never_a_value()
    {
        var metric = MetricCalculator.Compute(SmallRun.Of(SmallRun.Bool(), [true, true, FeedbackErrorKind.Refused, null]), new MetricName("correct"));

        metric.Should().BeEquivalentTo(new { Value = 1.0, N = 2, Errored = 1, Unscored = 1 });
    }

    [Fact]
    public void The_main_metrics_are_a_mean_median_and_p95_of_measurements_and_shares_of_categories()
    {
        var tone = SmallRun.Category() with { Categories = ["polite", "rude"] };
        var run = SmallRun.Of(
            [("a", [true, 0.5, 100, "curt", "words"]), ("b", [true, 1, 300, "polite", "more words"])],
            [SmallRun.Bool(), SmallRun.Share(), SmallRun.Latency(), tone, new FeedbackInfo("note", FeedbackValueKind.Text)]);

        var metrics = MetricCalculator.Compute(run, [new MetricName("latency", AggregateKind.P95), new MetricName("f1", AggregateKind.Min)]);

        metrics.Select(m => (m.Name.ToString(), m.Value)).Should().Equal(
            ("app_ok/mean", 1),
            ("correct/mean", 1),
            ("f1/mean", 0.75),
            ("latency/mean", 200),
            ("latency/median", 200),
            ("latency/p95", 290),
            ("tone/share(polite)", 0.5),
            ("tone/share(rude)", 0),
            ("tone/share(curt)", 0.5),
            ("f1/min", 0.5));
    }

    [Fact]
    public void Repeats_count_once_a_case()
    {
        var run = SmallRun.Of([("a", [true]), ("a", [false]), ("b", [true])], [SmallRun.Bool()]);

        MetricCalculator.Compute(run, new MetricName("correct")).Should().BeEquivalentTo(new { Value = 0.75, N = 2 });
    }

    [Theory]
    [InlineData("correct/pass_at_2", ((2 / 3.0) + 1 + 0) / 3, 3)]
    [InlineData("correct/pass_hat_2", (0 + 1 + 0) / 3.0, 3)]
    [InlineData("correct/k_of_n_2", 1 / 3.0, 3)]
    [InlineData("correct/k_of_n_1", 2 / 3.0, 3)]
    [InlineData("correct/pass_at_3", (1 + 1 + 0) / 3.0, 3)]
    [InlineData("correct/pass_hat_4", 0, 0)]
    public void Repeats_tell_the_chance_of_some_and_of_all(string name, double value, int cases)
    {
        (string Id, bool[] Passes)[] repeats = [("a", [true, false, false]), ("b", [true, true, true]), ("c", [false, false, false])];
        var rows = repeats.SelectMany(c => c.Passes.Select(p => (c.Id, new object?[] { p }))).ToList();

        var metric = MetricCalculator.Compute(SmallRun.Of(rows, [SmallRun.Bool()]), MetricName.Parse(name));

        metric.Name.ToString().Should().Be(name);
        metric.N.Should().Be(cases);
        if (cases == 0)
        {
            metric.Value.Should().BeNull("no case ran four times");
        }
        else
        {
            metric.Value.Should().BeApproximately(value, 1e-12);
            metric.CiLow.Should().BeLessThan(value);
            metric.CiHigh.Should().BeGreaterThan(value);
        }
    }

    [Fact]
    public void A_repeat_without_a_value_leaves_the_count()
    {
        var run = SmallRun.Of([("a", [true]), ("a", [FeedbackErrorKind.Timeout]), ("a", [false]), ("b", [true]), ("b", [null]), ("b", [null])], [SmallRun.Bool()]);

        MetricCalculator.Compute(run, MetricName.Parse("correct/pass_hat_2")).Should().BeEquivalentTo(new { Value = 0.0, N = 1, Unscored = 1 });
    }

    [Theory]
    [InlineData("correct/pass_at_0")]
    [InlineData("correct/pass_at_")]
    [InlineData("correct/pass_hat_x")]
    [InlineData("correct/pass_at_-1")]
    public void Repeats_are_a_whole_number_from_1(string name) =>
        FluentActions.Invoking(() => MetricName.Parse(name)).Should().Throw<EvalKitException>().And.Message.Should().Contain("pass_at_<k>");

    [Fact]
    public void Clusters_widen_the_interval_and_name_their_method()
    {
        var values = Enumerable.Range(0, 60).Select(i => (object?)(i < 50)).ToList();

        var independent = MetricCalculator.Compute(SmallRun.Of(SmallRun.Bool(), values), new MetricName("correct"));
        var clustered = MetricCalculator.Compute(SmallRun.Of(SmallRun.Bool(), values, i => $"document {i / 10}"), new MetricName("correct"));

        clustered.Method.Should().Be("korn_graubard");
        (clustered.CiHigh - clustered.CiLow).Should().BeGreaterThan((independent.CiHigh - independent.CiLow)!.Value);
    }

    [Fact]
    public void Equal_grades_do_not_prove_that_every_grade_is_equal()
    {
        var metric = MetricCalculator.Compute(SmallRun.Of(SmallRun.Share(), Enumerable.Repeat((object?)0.5, 20)), new MetricName("f1"));

        // Clopper–Pearson's upper bound of 0 in 20 is 0.1684; each such case may lie at either end of [0, 1].
        metric.Method.Should().Be("no_variation");
        metric.CiLow.Should().BeApproximately(0.5 - (0.1684 * 0.5), 1e-4);
        metric.CiHigh.Should().BeApproximately(0.5 + (0.1684 * 0.5), 1e-4);
    }

    [Fact]
    public void Equal_measurements_have_no_interval() =>
        MetricCalculator.Compute(SmallRun.Of(SmallRun.Latency(), [100, 100, 100]), new MetricName("latency")).CiLow.Should().BeNull();

    [Theory]
    [InlineData("tone/mean", "*share(<category>)*")]
    [InlineData("correct/share(x)", "*no categories*")]
    [InlineData("absent/mean", "*no feedback 'absent'; it has app_ok, correct, tone*")]
    public void A_metric_that_does_not_fit_is_an_error_that_says_what_would(string name, string message)
    {
        var run = SmallRun.Of([("a", [true, "polite"])], [SmallRun.Bool(), SmallRun.Category()]);

        FluentActions.Invoking(() => MetricCalculator.Compute(run, MetricName.Parse(name))).Should().Throw<EvalKitException>().WithMessage(message).Which.Kind.Should().Be(FaultKind.Usage);
    }
}
