using EvalKit.Gating;

namespace EvalKit.Tests.Gating;

public sealed class ComparisonsTests
{
    [Fact]
    public void Cases_pair_on_id_and_hash_and_the_others_are_listed()
    {
        var baseline = Baselines.FromRun(SmallRun.Of([("a", [true]), ("b", [true]), ("gone", [true])], [SmallRun.Bool()]), SmallRun.Start);
        baseline = baseline with { Cases = [.. baseline.Cases.Select(c => c.Id == "b" ? c with { CaseHash = "edited" } : c)] };

        var comparison = Comparisons.Compare(SmallRun.Of([("a", [false]), ("b", [false]), ("new", [false])], [SmallRun.Bool()]), baseline);

        comparison.Paired.Should().Be(1);
        comparison.ChangedCases.Should().Equal("b");
        comparison.OnlyCandidate.Should().Equal("new");
        comparison.OnlyBaseline.Should().Equal("gone");
        comparison.Changes.Should().Equal(new CaseChange("a", "correct", 1, 0));
    }

    [Fact]
    public void Changes_are_sorted_worst_regression_first_over_feedbacks_of_different_scales()
    {
        var grade = new FeedbackInfo("grade", FeedbackValueKind.Number) { Minimum = 1, Maximum = 5 };
        FeedbackInfo[] infos = [SmallRun.Share(), grade, SmallRun.Category(), SmallRun.Latency()];
        var before = SmallRun.Of([("a", [0.5, 5, "polite", 100]), ("b", [0.9, 3, "polite", 100]), ("c", [0.4, 3, "curt", 100])], infos);
        var after = SmallRun.Of([("a", [0.4, 2, "polite", 999]), ("b", [0.3, 3, "curt", 50]), ("c", [0.9, 4, "curt", 100])], infos);

        var changes = Comparisons.Compare(after, Baselines.FromRun(before, SmallRun.Start)).Changes;

        changes.Select(c => $"{c.Id} {c.Feedback}").Should().Equal("a grade", "b f1", "a f1", "b tone", "c grade", "c f1");
        changes.Single(c => c.Feedback == "tone").Should().Be(new CaseChange("b", "tone", null, null) { BaselineLabel = "polite", CandidateLabel = "curt" });
    }

    [Fact]
    public void A_feedback_is_compared_with_its_method_and_counts_after_polarity()
    {
        var before = Enumerable.Range(0, 40).Select(i => (object?)(100.0 + (i % 7)));
        var after = Enumerable.Range(0, 40).Select(i => (object?)(90.0 + (i % 5)));

        var latency = Comparisons.Compare(SmallRun.Of(SmallRun.Latency(), after), Baselines.FromRun(SmallRun.Of(SmallRun.Latency(), before), SmallRun.Start))
            .Feedback.Single(f => f.Feedback.Name == "latency");

        latency.Should().BeEquivalentTo(new { N = 40, Better = 40, Worse = 0, Method = "student_t", Verdict = Verdict.Pass });
        latency.Difference.Should().BeLessThan(0).And.BeApproximately(latency.MeanCandidate!.Value - latency.MeanBaseline!.Value, 1e-12);
        latency.CiHigh.Should().BeLessThan(0);
        latency.PValue.Should().BeLessThan(0.001);
        latency.Mde.Should().BeGreaterThan(0);
    }

    [Fact]
    public void Pass_fail_feedback_is_compared_by_Newcombe_and_mid_p()
    {
        // The worked table of docs/statistics.md: a = 40, b = 8 (improved there), c = 2, d = 50.
        var before = Cells((40, true), (8, false), (2, true), (50, false));
        var after = Cells((40, true), (8, true), (2, false), (50, false));

        var correct = Comparisons.Compare(SmallRun.Of(SmallRun.Bool(), after), Baselines.FromRun(SmallRun.Of(SmallRun.Bool(), before), SmallRun.Start))
            .Feedback.Single(f => f.Feedback.Name == "correct");

        correct.Should().BeEquivalentTo(new { N = 100, Better = 8, Worse = 2, Method = "newcombe_10" });
        correct.Difference.Should().BeApproximately(0.06, 1e-12);
        correct.CiLow.Should().BeApproximately(-0.003521, 1e-6);
        correct.CiHigh.Should().BeApproximately(0.122183, 1e-6);
        correct.PValue.Should().BeApproximately(0.065430, 1e-6);
    }

    [Fact]
    public void A_value_that_was_lost_is_a_change_and_not_a_pair()
    {
        var before = SmallRun.Of(SmallRun.Bool(), [true, true]);
        var after = SmallRun.Of(SmallRun.Bool(), [true, FeedbackErrorKind.Timeout]);

        var comparison = Comparisons.Compare(after, Baselines.FromRun(before, SmallRun.Start));

        comparison.Feedback.Single(f => f.Feedback.Name == "correct").N.Should().Be(1);
        comparison.Changes.Should().Equal(new CaseChange("case-0001", "correct", 1, null));
    }

    private static IEnumerable<object?> Cells(params (int Count, bool Pass)[] runs) => runs.SelectMany(r => Enumerable.Repeat((object?)r.Pass, r.Count));
}
