using System.Text.Json.Nodes;
using EvalKit.Gating;
using EvalKit.Scoring;

namespace EvalKit.Tests.Gating;

/// <summary>A judge that cannot be trusted decides no gate, and what its defences found is told.</summary>
public sealed class JudgeTrustTests
{
    private static readonly Gate Floor = new(new MetricName("judged")) { AtLeast = 0.05 };

    [Theory]
    [InlineData(0, 20, null)]
    [InlineData(2, 20, null)]
    [InlineData(3, 20, "the judge did not repeat its nonce in 3 of 20 replies (15%, at most 10% may fail)")]
    [InlineData(1, 4, null)]
    [InlineData(2, 4, "2 of 4 replies (50%")]
    public void A_judge_that_forgets_its_nonce_makes_its_gate_invalid(int failed, int cases, string? fault)
    {
        Decide(Run(cases, i => new JsonObject { ["raw"] = "{}", ["findings"] = i < failed ? new JsonObject { ["nonce"] = "missing" } : null }), fault);
    }

    [Theory]
    [InlineData(7, 20, null)]
    [InlineData(8, 20, "changed places in 8 of 20 comparisons (40%, at most 35% may flip)")]
    [InlineData(1, 2, null)]
    public void A_judge_that_judges_places_makes_its_gate_invalid(int flipped, int cases, string? fault)
    {
        Decide(Run(cases, i => new JsonObject { ["flipped"] = i < flipped }), fault);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(RunRecord.RobustnessMet, null)]
    [InlineData(RunRecord.RobustnessOfAnother, null)]
    [InlineData("attack success 31%", "the judge does not withstand attacks: attack success 31%. Run `evalkit judges robustness <judge> --suite <suite file> --save` again afterwards")]
    public void A_judge_that_gave_way_to_attacks_makes_its_gate_invalid(string? saved, string? fault)
    {
        Decide(Run(10, _ => null, saved), fault);
    }

    [Fact]
    public void Judgements_that_no_model_made_count_for_nothing()
    {
        Decide(Run(10, i => i < 5 ? new JsonObject { ["findings"] = new JsonObject { ["nonce"] = "missing" } } : null), null);
    }

    [Fact]
    public void Another_feedback_of_the_same_judge_falls_with_it()
    {
        var run = Run(10, i => new JsonObject { ["raw"] = "{}", ["findings"] = new JsonObject { ["nonce"] = "wrong" } });
        var part = new FeedbackColumn(run.Columns[1].Info with { Name = "judged.share" }, [.. run.Columns[1].Cells.Select(c => c! with { Name = "judged.share", Metadata = null })]);
        var both = new RunResults(run.Record, run.Rows, [.. run.Columns, part]);

        Gates.Evaluate(both, [Floor with { Metric = new MetricName("judged.share") }], baseline: null)[1].Reason.Should().Be(GateReason.JudgeUnsafe);
    }

    [Fact]
    public void A_nonce_that_is_lacking_inside_of_a_combinator_counts_as_much() =>
        Decide(Run(10, i => Hiding(Reply(isFine: true), Reply(isFine: i > 3))), "did not repeat its nonce in 4 of 20 replies (20%");

    [Fact]
    public void A_flip_inside_of_a_combinator_counts_as_much() =>
        Decide(Run(10, i => Hiding(new JsonObject { ["flipped"] = i < 5 }, new JsonObject { ["flipped"] = i < 5 })), "changed places in 10 of 20 comparisons (50%");

    [Fact]
    public void What_a_baseline_keeps_of_a_judge_that_cannot_be_trusted_is_marked()
    {
        Baselines.FromRun(Run(10, i => Reply(isFine: i > 3)), SmallRun.Start).Untrusted.Should().Equal("judged");
        Baselines.FromRun(Run(10, i => Reply(isFine: true)), SmallRun.Start).Untrusted.Should().BeEmpty();
    }

    private static JsonObject Reply(bool isFine) => isFine ? new() { ["raw"] = "{}" } : new() { ["raw"] = "{}", ["findings"] = new JsonObject { ["nonce"] = "missing" } };

    private static JsonObject Hiding(params JsonObject[] parts)
    {
        var metadata = new JsonObject();
        PartScores.AddHidden(metadata, parts.Select(p => Score.Of("part", FeedbackValue.Of(true)) with { Metadata = p }));
        return metadata;
    }

    [Fact]
    public void A_code_scorer_is_not_asked_for_trust()
    {
        var run = Run(10, i => new JsonObject { ["raw"] = "{}", ["flipped"] = true }, kind: ScorerKind.Code);

        Gates.Evaluate(run, [Floor], baseline: null)[1].Verdict.Should().Be(Verdict.Pass);
    }

    [Fact]
    public void Findings_are_counted_in_the_warnings_of_a_run()
    {
        var run = Run(6, i => i switch
        {
            0 => new JsonObject { ["findings"] = new JsonObject { ["role_tokens"] = 2, ["trivial"] = "empty" } },
            3 => new JsonObject { ["findings"] = new JsonObject { ["role_tokens"] = 1 } },
            _ => new JsonObject { ["raw"] = "{}" },
        });

        Gates.Warnings(run, baseline: null, SmallRun.Start).Should().Equal(
            "findings beside 'judged' in 2 of 6 answers (role_tokens 2, trivial 1): case-0000, case-0003; they change no score, see the metadata of the cases");
    }

    [Fact]
    public void What_the_baselines_answer_had_too_is_not_warned_of()
    {
        var run = Run(6, i => i is 0 or 3 ? new JsonObject { ["findings"] = new JsonObject { ["constant_answer"] = 3 } } : null);
        var same = Baselines.FromRun(run, SmallRun.Start);
        var answered = same with { Cases = [.. same.Cases.Select(c => c.Id == "case-0003" ? c with { OutputHash = "another answer" } : c)] };
        var judged = same with { Cases = [.. same.Cases.Select(c => c with { Feedback = c.Feedback.ToDictionary(f => f.Key, f => f.Value with { SourceId = "another judge" }) })] };

        Findings(same).Should().BeEmpty();
        Findings(answered).Should().Equal(
            "findings beside 'judged' in 1 of 6 answers, new since the baseline (constant_answer 1): case-0003; they change no score, see the metadata of the cases");
        Findings(judged).Should().ContainSingle().Which.Should().Contain("in 2 of 6 answers, all new since the baseline (");

        IEnumerable<string> Findings(Baseline baseline) => Gates.Warnings(run, baseline, SmallRun.Start).Where(w => w.StartsWith("findings", StringComparison.Ordinal));
    }

    [Fact]
    public void A_saved_report_of_another_judge_is_told()
    {
        Gates.Warnings(Run(6, _ => null, RunRecord.RobustnessOfAnother), baseline: null, SmallRun.Start).Should().ContainSingle().Which.Should().Contain("of another prompt, model or defence");
    }

    [Fact]
    public void What_the_judges_reply_shows_is_news_although_the_answer_is_the_same()
    {
        var run = Run(10, i => i is 0 ? new JsonObject { ["findings"] = new JsonObject { ["role_tokens"] = 1, ["accepted_false_reference"] = true } } : null);

        Gates.Warnings(run, Baselines.FromRun(run, SmallRun.Start), SmallRun.Start).Should().ContainSingle(w => w.StartsWith("findings")).Which.Should().Contain("(accepted_false_reference 1)");
    }

    [Fact]
    public void Findings_in_other_passages_are_news_although_the_answer_is_the_same()
    {
        var run = Run(6, i => i is 0 or 3 ? new JsonObject { ["findings"] = new JsonObject { ["removed_characters"] = 3 } } : null);
        var same = Baselines.FromRun(run, SmallRun.Start);
        var passages = same with { Cases = [.. same.Cases.Select(c => c with { ContextHash = "other passages" })] };

        Gates.Warnings(run, passages, SmallRun.Start).Should().Contain(w => w.StartsWith("findings beside 'judged' in 2 of 6 answers, all new since the baseline"));
    }

    private static void Decide(RunResults run, string? fault)
    {
        var gate = Gates.Evaluate(run, [Floor], baseline: null)[1];

        (gate.Verdict, gate.Reason).Should().Be(fault is null ? (Verdict.Pass, GateReason.Ok) : (Verdict.Invalid, GateReason.JudgeUnsafe));
        if (fault is not null)
        {
            gate.Text.Should().Contain(fault);
        }
    }

    private static RunResults Run(int cases, Func<int, JsonObject?> metadata, string? saved = null, ScorerKind kind = ScorerKind.Judge)
    {
        var info = SmallRun.Bool("judged") with { ScorerKind = kind, ScorerFingerprint = SmallRun.Source("judged") };
        var run = SmallRun.Of(info, Enumerable.Repeat((object?)true, cases));
        var record = saved is null ? run.Record : run.Record with { Parameters = new Dictionary<string, string> { [RunRecord.RobustnessParameter + "judged"] = saved } };
        var column = run.Columns[1] with { Cells = [.. run.Columns[1].Cells.Select((c, i) => c! with { Metadata = metadata(i) })] };
        return new RunResults(record, run.Rows, [run.Columns[0], column]);
    }
}
