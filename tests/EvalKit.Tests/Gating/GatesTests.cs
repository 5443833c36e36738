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

    [Theory]
    [InlineData(RunState.Completed, 8, "only 8 of 10 planned trials are there")]
    [InlineData(RunState.Cancelled, 10, "the run was cancelled, 10 of 10 planned trials are there: repeat the command to go on, with a larger --budget-usd if the budget stopped it")]
    [InlineData(RunState.Failed, 10, "the run failed")]
    [InlineData(RunState.Running, 10, "the run has not ended or its process died")]
    public void A_run_that_is_not_whole_never_passes(RunState state, int trials, string why)
    {
        var whole = SmallRun.Of(SmallRun.Bool(), Enumerable.Repeat((object?)true, trials));
        var run = new RunResults(whole.Record with { State = state, TotalCases = 10, SelectedCases = 10 }, whole.Rows, whole.Columns);
        var gate = new Gate(new MetricName("correct")) { AtLeast = 0.5, MaxDrop = 0.05, Each = true };

        var gates = Gates.Evaluate(run, [gate], Baselines.FromRun(whole, SmallRun.Start));

        gates.Should().HaveCount(2).And.OnlyContain(g => g.Verdict == Verdict.Invalid && g.Reason == GateReason.LowCoverage && g.Text.Contains(why));
        gates[1].Conditions.Should().HaveCount(3).And.OnlyContain(c => c.Verdict == Verdict.Invalid);
    }

    [Fact]
    public void Lost_repeats_are_lost_trials()
    {
        var whole = SmallRun.Of([("a", [true]), ("a", [true]), ("b", [true])], [SmallRun.Bool()]);
        var run = new RunResults(whole.Record with { Parameters = new Dictionary<string, string> { ["repeats"] = "2" } }, whole.Rows, whole.Columns);

        Gates.Evaluate(run, [], null)[0].Text.Should().Contain("only 3 of 4 planned trials");
        FluentActions.Invoking(() => Baselines.Bless(run, SmallRun.Start)).Should().Throw<EvalKitException>().WithMessage("*only 3 of 4 planned trials*");
    }

    [Fact]
    public void A_run_that_adds_repeats_has_as_many_as_it_began()
    {
        var whole = SmallRun.Of([("a", [true]), ("a", [true]), ("b", [true])], [SmallRun.Bool()]);
        var rows = whole.Rows.Select((row, i) => row with { Trial = row.Trial with { Repeat = i == 1 ? 1 : 0 } }).ToList();

        Gates.Evaluate(new RunResults(AddingRepeats(whole.Record), rows, whole.Columns), [], null)[0].Text.Should().Contain("only 3 of 4 planned trials");
    }

    [Fact]
    public void A_run_that_may_be_looked_at_again_fails_only_on_more_than_one_look_would_ask_for()
    {
        // Newcombe's interval of 6 lost cases in 100 ends just below 0 at 95 %, and not at 97.8 %.
        var before = SmallRun.Of(SmallRun.Bool(), Enumerable.Repeat((object?)true, 100));
        var now = SmallRun.Of(SmallRun.Bool(), Enumerable.Range(0, 100).Select(i => (object?)(i >= 6)));
        var gate = new Gate(new MetricName("correct")) { MaxDrop = 0.05 };
        var baseline = Baselines.FromRun(before, SmallRun.Start);

        var once = Gates.Evaluate(now, [gate], baseline)[1].Conditions[0];
        var auto = Gates.Evaluate(new RunResults(AddingRepeats(now.Record), now.Rows, now.Columns), [gate], baseline)[1].Conditions[0];

        (once.Verdict, once.Level).Should().Be((Verdict.Fail, 0.95));
        auto.Verdict.Should().Be(Verdict.Inconclusive);
        auto.Level.Should().BeApproximately(0.97794, 0.00001);
        auto.CiHigh.Should().BeGreaterThan(once.CiHigh!.Value);
    }

    private static RunRecord AddingRepeats(RunRecord record) => record with { Parameters = new Dictionary<string, string> { ["repeats"] = "auto" } };

    [Fact]
    public void A_case_that_fails_is_a_fact_of_a_run_that_is_not_whole()
    {
        var whole = SmallRun.Of(SmallRun.Bool(), [true, false]);
        var run = new RunResults(whole.Record with { State = RunState.Cancelled, SelectedCases = 5 }, whole.Rows, whole.Columns);

        Gates.Evaluate(run, [new Gate(new MetricName("correct")) { Each = true }], null)[1].Reason.Should().Be(GateReason.CaseFailed);
    }

    [Fact]
    public void Each_does_not_pass_on_a_repeat_that_could_not_be_scored()
    {
        var rows = Enumerable.Range(0, 20).SelectMany(i => new[] { (SmallRun.Id(i), new object?[] { true }), (SmallRun.Id(i), new object?[] { i == 3 ? FeedbackErrorKind.Timeout : true }) }).ToList();

        var gate = Gates.Evaluate(SmallRun.Of(rows, [SmallRun.Bool()]), [new Gate(new MetricName("correct")) { Each = true }], null)[1];

        gate.Should().BeEquivalentTo(new { Verdict = Verdict.Invalid, Reason = GateReason.LowCoverage });
        gate.Text.Should().Contain("1 of 20 cases are not scored and could change the verdict");
    }

    [Fact]
    public void A_judge_without_key_and_recording_makes_its_gates_name_both()
    {
        const string Why = "No recording, and openai:/m cannot be asked: there is no key. Record it: `evalkit run`.";
        var gate = new Gate(new MetricName("correct")) { AtLeast = 0.5, MaxDrop = 0.05, Each = true };

        Gates.Evaluate(NotRecorded(scored: 0, of: 20, Why), [gate], null)[1].Conditions
            .Should().OnlyContain(c => c.Verdict == Verdict.Invalid && c.Text == $"no case is scored: {Why}");
        Gates.Evaluate(NotRecorded(scored: 10, of: 20, Why), [gate], null)[1].Conditions
            .Should().OnlyContain(c => c.Verdict == Verdict.Invalid && c.Text.StartsWith("10 of 20 cases are not scored") && c.Text.EndsWith(Why));
    }

    [Fact]
    public void A_feedback_that_the_baseline_does_not_know_asks_for_another_baseline_and_not_for_a_retry()
    {
        var run = SmallRun.Of(SmallRun.Bool(), Enumerable.Repeat((object?)true, 20));
        var before = Baselines.FromRun(SmallRun.Of(SmallRun.Bool("other"), Enumerable.Repeat((object?)true, 20)), SmallRun.Start);

        Gates.Evaluate(run, [Drop], before)[1].Text.Should().EndWith(
            "INVALID not_scored: no case is scored in both runs: the baseline has no score of 'correct', because its scorer is new, was another one, or failed then. Run `evalkit bless` on a run that is good");
    }

    [Theory]
    [InlineData(20, 5, "5 of 20 cases are not scored in the baseline, more than the 10 % that may be missing: run `evalkit bless` on a run that scored them")]
    [InlineData(18, 1, "3 of 20 cases are not scored in one of the runs (1 in the baseline), more than the 10 % that may be missing: mend their errors and retry, and run `evalkit bless` on a run that scored them")]
    [InlineData(19, 0, "1 of 20 cases are not scored and could change the verdict: mend their errors and retry")]
    public void Scores_that_are_missing_are_said_to_be_missing_where_they_are(int scored, int missingBefore, string text)
    {
        static IEnumerable<object?> Scores(int missingFirst, int scored) =>
            Enumerable.Range(0, 20).Select(i => (object?)(i < missingFirst || i >= scored ? FeedbackErrorKind.Provider : true));
        var before = Baselines.FromRun(SmallRun.Of(SmallRun.Bool(), Scores(missingBefore, 20)), SmallRun.Start);

        Gates.Evaluate(SmallRun.Of(SmallRun.Bool(), Scores(0, scored)), [Drop], before)[1].Text.Should().EndWith($"INVALID low_coverage: {text}");
    }

    [Theory]
    [InlineData("gpt-4.1-2025-04-14", false)]
    [InlineData("gpt-4.1-2025-08-07", true)]
    public void Another_model_behind_the_same_name_is_warned_of(string served, bool warns)
    {
        var judged = SmallRun.Of(SmallRun.Bool() with { ScorerKind = ScorerKind.Judge }, [true, false]);
        var before = Baselines.FromRun(SmallRun.Served(judged, "correct", "openai:/gpt-4.1", "gpt-4.1-2025-04-14"), SmallRun.Start);
        var now = SmallRun.Served(judged, "correct", "openai:/gpt-4.1", served);

        Gates.Warnings(now, before, SmallRun.Start).Should().BeEquivalentTo(warns
            ? [$"behind openai:/gpt-4.1 the provider has another model than in the baseline {before.Origin}: gpt-4.1-2025-08-07, not gpt-4.1-2025-04-14. A difference may be the model's: hold the run against its merge base (--rebaseline), or run `evalkit bless`"]
            : Array.Empty<string>());
        Gates.Warnings(now, before with { Models = new Dictionary<string, IReadOnlyList<string>>() }, SmallRun.Start).Should().BeEmpty("an older baseline does not know");
        Gates.Warnings(judged, before, SmallRun.Start).Should().BeEmpty("nobody answered now");
    }

    [Fact]
    public void A_judge_that_is_no_LLM_is_warned_of_without_a_baseline_too()
    {
        var run = SmallRun.Of(SmallRun.Bool() with { ScorerKind = ScorerKind.Judge }, [true, false]);
        var local = new RunResults(run.Record, run.Rows, [.. run.Columns.Select(c => c with { Cells = [.. c.Cells.Select(f => f! with { Source = new FeedbackSource(SourceKind.Code, "x") })] })]);

        Gates.Warnings(run, null, SmallRun.Start).Should().BeEmpty();
        Gates.Warnings(local, null, SmallRun.Start).Should().ContainSingle().Which.Should().Contain("'correct' is not an LLM's judgement");
    }

    [Fact]
    public void Each_holds_a_category_with_a_pass_rule_from_results_to_verdict()
    {
        var run = SmallRun.Of(SmallRun.Category(), ["kind", "kind"]);
        var passing = new RunResults(run.Record, run.Rows, [.. run.Columns.Select(c => c with { Cells = [.. c.Cells.Select(f => f! with { Passed = true })] })]);

        var evaluated = EvalKit.Running.RunEvaluation.Evaluate(passing, [new Gate(new MetricName("tone")) { Each = true }], null, SmallRun.Start);

        evaluated.Verdict.Should().Be(Verdict.Pass);
        evaluated.Metric("tone/pass_rate")!.Value.Should().Be(1);
    }

    private static RunResults NotRecorded(int scored, int of, string message)
    {
        var run = SmallRun.Of(SmallRun.Bool(), Enumerable.Range(0, of).Select(i => i < scored ? (object?)true : FeedbackErrorKind.NotRecorded));
        return new RunResults(run.Record, run.Rows, [.. run.Columns.Select(c => c with
        {
            Cells = [.. c.Cells.Select(f => f!.Error is null ? f : f with { Error = new FeedbackError(FeedbackErrorKind.NotRecorded, message) })],
        })]);
    }
}
