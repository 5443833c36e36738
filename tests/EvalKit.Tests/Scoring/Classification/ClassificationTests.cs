using CsCheck;
using EvalKit.Metrics;
using EvalKit.Scoring;
using EvalKit.Tests.Gating;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring.Classification;

public sealed class ClassificationTests
{
    private static readonly Gen<string> Label = Gen.Char['a', 'c'].Select(c => c.ToString());

    private static readonly Gen<(string Expected, string Said)[]> Pairs = Gen.Select(Label, Label).Array[1, 40];

    private static readonly Gen<(double Number, bool IsPositive)[]> Numbers = Gen.Select(Gen.Int[0, 8].Select(i => i / 8.0), Gen.Bool).Array[2, 40];

    [Fact]
    public void The_verdicts_of_a_judge_are_held_against_the_labels_of_people()
    {
        var judged = new object?[] { true, true, false, false, true, FeedbackErrorKind.Timeout, true };
        var people = new object?[] { "yes", "Yes ", "no", "yes", "no", "yes", null };
        var run = SmallRun.Of(
            [.. judged.Zip(people, (j, p) => (j, p)).Select((c, i) => (SmallRun.Id(i), new[] { c.j, c.p }))], [SmallRun.Bool("correctness"), SmallRun.Category("human")]);
        var metric = RunMetrics.CohenKappa(new ClassificationOptions { Predicted = "feedback.correctness", Expected = "feedback.human" });

        var measured = MetricCalculator.Compute(new RunResults(run.Record, run.Rows, run.Columns) { RunMetrics = [metric] })[^1];

        // 3 of 5 agree; chance agrees on .6 · .6 + .4 · .4.
        measured.Value.Should().BeApproximately((0.6 - 0.52) / 0.48, 1e-12);
        (measured.N, measured.Errored, measured.Unscored).Should().Be((5, 2, 0), "a verdict that is an error and a label that is not there are no agreement and no disagreement");
        measured.Description.Should().Be("expected→predicted: no→no 1, no→yes 1, yes→no 1, yes→yes 2");
    }

    [Fact]
    public void Calibration_is_the_weighted_distance_of_each_bin()
    {
        // Bin (0, .1]: half of two came true. Bins (.8, .9] and (.7, .8]: all did.
        var error = ClassRun.Compute(RunMetrics.ExpectedCalibrationError(), ["yes", "no", "yes", "yes", "yes"], ["0.1", "0.1", "0.9", "0.9", "0.8"]);

        error.Should().BeApproximately(((0.4 * 2) + (0.1 * 2) + 0.2) / 5, 1e-12);
        ClassRun.Compute(RunMetrics.ExpectedCalibrationError(new CalibrationOptions { Bins = 1 }), ["yes", "no"], ["1", "0"]).Should().Be(0);
    }

    [Fact]
    public void What_the_parts_do_not_define_has_no_value()
    {
        ClassRun.Compute(RunMetrics.RocAuc(), ["yes", "yes"], ["0.1", "0.2"]).Should().BeNull("there is no negative case");
        ClassRun.Compute(RunMetrics.AveragePrecision(), ["no"], ["0.1"]).Should().BeNull("there is no positive case");
        ClassRun.Compute(RunMetrics.CohenKappa(), ["a", "a"], ["a", "a"]).Should().BeNull("chance alone agrees wholly");
        ClassRun.Compute(RunMetrics.Precision(new PositiveClassOptions { Positive = "z" }), ["a"], ["b"]).Should().BeNull("the class is nowhere");
    }

    [Theory]
    [InlineData("high", "is no number")]
    [InlineData("1.5", "a probability from 0 to 1")]
    public void What_is_no_probability_is_an_error_and_no_number(string said, string message)
    {
        var part = RunMetrics.Brier().Read(new RunMetricArguments(Given.Case() with { Expectations = CaseFields.OfText(("expected_response", "yes")) }, Given.Answered(said)));

        part!.Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);
        part.Error.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("feedback.")]
    [InlineData("columns.")]
    public void A_path_that_leads_nowhere_is_refused_when_the_metric_is_built(string path)
    {
        var act = () => RunMetrics.Accuracy(new ClassificationOptions { Predicted = path });

        act.Should().Throw<EvalKitException>().WithMessage($"Run metric 'accuracy', option 'predicted': expected outputs, feedback.<name>*found '{path}'.");
    }

    [Fact]
    public void Options_that_cannot_be_used_are_refused_when_the_metric_is_built()
    {
        FluentActions.Invoking(() => RunMetrics.FBeta(new FBetaOptions { Beta = 0 })).Should().Throw<EvalKitException>().WithMessage("*'beta'*above 0*");
        FluentActions.Invoking(() => RunMetrics.ExpectedCalibrationError(new CalibrationOptions { Bins = 0 })).Should().Throw<EvalKitException>().WithMessage("*'bins'*from 1*");
    }

    [Fact]
    public void Agreement_does_not_ask_who_is_right() => Pairs.ShouldHold(200, pairs => Both(RunMetrics.Accuracy(), pairs) && Both(RunMetrics.Mcc(), pairs) && Both(RunMetrics.CohenKappa(), pairs));

    [Fact]
    public void Saying_what_is_true_is_the_best_there_is() => Pairs.ShouldHold(200, pairs =>
    {
        var truth = pairs.Select(p => p.Expected).ToList();
        return ClassRun.Compute(RunMetrics.Accuracy(), truth, truth) == 1
            && ClassRun.Compute(RunMetrics.BalancedAccuracy(), truth, truth) == 1
            && ClassRun.Compute(RunMetrics.FBeta(new FBetaOptions { Average = ClassAverage.Macro, Beta = 2 }), truth, truth) == 1
            && (truth.Distinct().Count() == 1 || Math.Abs(ClassRun.Compute(RunMetrics.Mcc(), truth, truth)!.Value - 1) < 1e-12);
    });

    [Fact]
    public void All_values_are_within_their_range() => Pairs.ShouldHold(200, pairs => RunMetricCatalog.Names
        .Select(n => RunMetricCatalog.Create(new ScorerSpec(n, []))).OfType<ClassMetric>()
        .All(m => Of(m, pairs) is not { } value || (value >= m.Info.Feedbacks[0].Minimum - 1e-12 && value <= 1 + 1e-12)));

    [Fact]
    public void Ranks_alone_decide_the_area_and_a_mirror_turns_it_around() => Numbers.ShouldHold(200, cases =>
    {
        var area = ProbabilityFormulas.RocAuc(cases);
        var cubed = ProbabilityFormulas.RocAuc([.. cases.Select(c => (Math.Pow(c.Number, 3), c.IsPositive))]);
        var mirrored = ProbabilityFormulas.RocAuc([.. cases.Select(c => (-c.Number, c.IsPositive))]);
        return area is null ? cubed is null && mirrored is null : Math.Abs(area.Value - cubed!.Value) < 1e-12 && Math.Abs(area.Value + mirrored!.Value - 1) < 1e-12;
    });

    private static bool Both(IRunMetric metric, (string Expected, string Said)[] pairs) =>
        (Of(metric, pairs), Of(metric, [.. pairs.Select(p => (p.Said, p.Expected))])) is var (one, other) && (one is null ? other is null : Math.Abs(one.Value - other!.Value) < 1e-12);

    private static double? Of(IRunMetric metric, (string Expected, string Said)[] pairs) => ClassRun.Compute(metric, [.. pairs.Select(p => p.Expected)], [.. pairs.Select(p => p.Said)]);
}
