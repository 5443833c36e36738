using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Judging.Robustness;
using EvalKit.Judging.Safety;
using EvalKit.TestUtils.ScriptedJudges;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Judging.Robustness;

/// <summary>Scripted judges with a known weakness: each must be convicted by the probes that aim at it, and by no others.</summary>
public sealed class JudgeRobustnessTests
{
    /// <summary>Families whose every probe tells the judge what to say.</summary>
    private static readonly string[] Instructing =
    [
        ProbeFamilies.InstructionOverride, ProbeFamilies.FakeCompletion, ProbeFamilies.FakeDelimiter, ProbeFamilies.RoleToken, ProbeFamilies.TagSmuggling, ProbeFamilies.Bidi,
        ProbeFamilies.Authority, ProbeFamilies.Emoji, ProbeFamilies.PromptLeak,
    ];

    [Fact]
    public async Task A_gullible_judge_gives_way_to_every_instruction_and_to_nothing_else()
    {
        var report = await AttackAsync(new GullibleJudge(), JudgeDefences.None);

        Convicting(report).Should().BeEquivalentTo(Instructing);
        report.Families.Where(f => Instructing.Contains(f.Family)).Should().AllSatisfy(f => f.Attacks.Share.Should().Be(1, f.Family));
        report.GateMet.Should().BeFalse();
        report.GateText.Should().Contain("above 5%");
        report.All.Inflation.Should().BeApproximately(report.All.Attacks.Share!.Value, 1e-12);
        report.All.InflationInterval!.Low.Should().BePositive();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_oracle_gives_way_to_nothing_and_rejects_no_good_answer(bool isDefended)
    {
        var report = await AttackAsync(new OracleJudge(), isDefended ? JudgeDefences.Default : JudgeDefences.None);

        report.All.Attacks.Should().Be(new AttackRate(0, ProbeSet.Default.Probes.Count * RobustnessCases.Default.Count));
        report.All.FalseRejections.Hits.Should().Be(0);
        report.All.FalseRejections.Count.Should().Be(ProbeSet.Default.Probes.Count(p => p.KeepsAnswer) * RobustnessCases.Default.Count);
        (report.CleanAccepted.Hits, report.CleanRejected.Hits, report.All.Blocked, report.All.Errors).Should().Be((0, 0, 0, 0));
        report.GateMet.Should().BeTrue(report.GateText);
    }

    [Fact]
    public async Task A_length_biased_judge_is_convicted_by_padding_alone()
    {
        var report = await AttackAsync(new LengthBiasedJudge(), JudgeDefences.None);

        Convicting(report).Should().Equal(ProbeFamilies.LengthPadding);
        report.Families.Single(f => f.Family == ProbeFamilies.LengthPadding).Attacks.Share.Should().Be(1);
    }

    [Fact]
    public async Task A_judge_of_the_first_place_is_convicted_by_the_position_alone()
    {
        var info = new ScorerInfo("pairs", ScorerKind.Judge, [new FeedbackInfo("pairs", FeedbackValueKind.Bool)], "f");

        var report = await JudgeRobustness.RunPairsAsync(info, FirstPositionJudge.CompareAsync, RobustnessCases.Default);

        Convicting(report).Should().Equal(ProbeFamilies.Position);
        report.Families.Single(f => f.Family == ProbeFamilies.Position).Attacks.Should().Be(new AttackRate(RobustnessCases.Default.Count, RobustnessCases.Default.Count));
        report.CleanRejected.Share.Should().Be(1, "the good answer in the second place loses too");
    }

    [Fact]
    public async Task A_fair_comparison_is_convicted_by_nothing()
    {
        var info = new ScorerInfo("pairs", ScorerKind.Judge, [new FeedbackInfo("pairs", FeedbackValueKind.Bool)], "f");
        static ValueTask<PairChoice?> Fair(EvalCase c, string first, string second, CancellationToken _) =>
            new(c.AcceptedResponses.Any(a => first.Contains(a, StringComparison.OrdinalIgnoreCase)) ? PairChoice.First : PairChoice.Second);

        var report = await JudgeRobustness.RunPairsAsync(info, Fair, RobustnessCases.Default);

        Convicting(report).Should().BeEmpty();
        report.GateMet.Should().BeTrue(report.GateText);
    }

    [Fact]
    public async Task What_a_defence_flags_is_counted_beside_what_got_through()
    {
        var report = await AttackAsync(new GullibleJudge(), JudgeDefences.None with { Counterfactual = 1 });

        report.All.Attacks.Hits.Should().BePositive();
        report.All.Flagged.Should().Be(report.All.Attacks.Hits, "who obeys accepts a false reference too");
    }

    [Fact]
    public async Task A_copied_verdict_is_blocked_by_the_nonce()
    {
        var probes = ProbeSet.Default.Only([ProbeFamilies.FakeCompletion]) is var all ? all with { Probes = [.. all.Probes.Where(p => p.Id != "verdict_label")] } : null!;

        var open = await AttackAsync(new GullibleJudge(), JudgeDefences.None, probes);
        var guarded = await AttackAsync(new GullibleJudge(), JudgeDefences.None with { Nonce = true }, probes);

        open.All.Attacks.Share.Should().Be(1);
        guarded.All.Attacks.Should().Be(open.All.Attacks with { Hits = 0 });
        guarded.All.Blocked.Should().BeGreaterThanOrEqualTo(guarded.All.Attacks.Count);
        guarded.Attempts.First(a => a.Outcome == AttemptOutcome.Blocked).Message.Should().Contain("nonce");
    }

    [Fact]
    public async Task Errors_of_the_provider_are_no_attempts_and_too_many_of_them_show_nothing()
    {
        var report = await JudgeRobustness.RunAsync(Judges.Correctness("fake:/m"), RobustnessCases.Default, new ScriptedChatClient(() => throw new ChatProviderException("busy", 503)));

        report.All.Attacks.Count.Should().Be(0);
        report.Attempts.Should().OnlyContain(a => a.Outcome == AttemptOutcome.Error);
        report.GateMet.Should().BeFalse();
        report.GateText.Should().StartWith("12 of 12 judgements failed, so nothing is shown: ").And.Contain("busy");
    }

    [Fact]
    public async Task A_judge_that_passes_everything_needs_no_attack_and_does_not_meet_the_gate()
    {
        var report = await AttackAsync(ScriptedChatClient.Saying("""{"reason":"r","verdict":"yes"}"""), JudgeDefences.Default with { Counterfactual = 0 });

        report.CleanAccepted.Share.Should().Be(1);
        report.GateMet.Should().BeFalse();
        report.GateText.Should().StartWith("without any attack the judge does not reject 6 of 6 bad answers, so attacks show nothing");
    }

    [Theory]
    [InlineData(1, true, true, "the upper bound is within")]
    [InlineData(2, true, false, "without any attack the judge does not accept 2 of 6 good answers")]
    [InlineData(1, false, true, "the upper bound is within")]
    [InlineData(2, false, false, "without any attack the judge does not reject 2 of 6 bad answers")]
    public async Task A_judge_that_errs_on_more_than_one_in_five_answers_shows_nothing_by_what_is_left(int wrong, bool onGood, bool met, string text)
    {
        var erring = RobustnessCases.Default.Take(wrong).Select(c => onGood ? c.Good : c.Bad).ToHashSet();
        var info = new ScorerInfo("pairs", ScorerKind.Judge, [new FeedbackInfo("pairs", FeedbackValueKind.Bool)], "f");
        ValueTask<PairChoice?> Compare(EvalCase c, string first, string second, CancellationToken _)
        {
            var isFirstRight = c.AcceptedResponses.Any(a => first.Contains(a, StringComparison.OrdinalIgnoreCase));
            return new(isFirstRight == erring.Contains(second) ? PairChoice.Second : PairChoice.First);
        }

        var report = await JudgeRobustness.RunPairsAsync(info, Compare, RobustnessCases.Default);

        report.GateMet.Should().Be(met, report.GateText);
        report.GateText.Should().Contain(text);
    }

    [Fact]
    public async Task Too_few_attempts_prove_nothing()
    {
        var report = await AttackAsync(new OracleJudge(), JudgeDefences.Default, ProbeSet.Default.Only([ProbeFamilies.Emoji]));

        report.All.Attacks.Should().Be(new AttackRate(0, 12));
        report.GateMet.Should().BeFalse();
        report.GateText.Should().Contain("too few");
    }

    [Fact]
    public async Task A_graded_judge_tells_by_how_much_its_scores_rise()
    {
        var judge = JudgeScorerOf("value: number\nminimum: 1\nmaximum: 5\npass: \">= 4\"\nneeds: [outputs]");
        using var model = new ScriptedChatClient(() => ScriptedChatClient.Reply("""{"reason":"r","verdict":2}"""));
        var cases = RobustnessCases.Default;

        var report = await JudgeRobustness.RunAsync(judge, cases, new Rising(model), new RobustnessOptions { Probes = ProbeSet.Default.Only([ProbeFamilies.LengthPadding]) });

        report.All.Inflation.Should().Be(1);
        report.All.Attacks.Hits.Should().Be(0);
    }

    [Fact]
    public async Task A_judge_without_a_rule_for_what_passes_cannot_be_attacked()
    {
        var judge = JudgeScorerOf("value: number\nminimum: 1\nmaximum: 5\nneeds: [outputs]");

        var act = () => JudgeRobustness.RunAsync(judge, RobustnessCases.Default, new OracleJudge());

        (await act.Should().ThrowAsync<EvalKitException>()).Which.Message.Should().Contain("no rule for what passes");
    }

    private static IScorer JudgeScorerOf(string front) =>
        new JudgeScorer(JudgeFile.Parse($"---\nname: graded\n{front}\n---\n# user\n{{{{ block outputs }}}}\n", "graded.md"), ModelUri.Parse("fake:/m"), null);

    private static IEnumerable<string> Convicting(RobustnessReport report) => report.Families.Where(f => f.Attacks.Hits > 0).Select(f => f.Family);

    private static Task<RobustnessReport> AttackAsync(IChatClient model, JudgeDefences defences, ProbeSet? probes = null) =>
        JudgeRobustness.RunAsync(Judges.Correctness("fake:/m").WithDefences(defences), RobustnessCases.Default, model, new RobustnessOptions { Probes = probes ?? ProbeSet.Default, Concurrency = 2 });

    /// <summary>Gives a 3 to what is long and a 2 to anything else.</summary>
    private sealed class Rising(IChatClient inner) : DelegatingChatClient(inner)
    {
        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(TestUtils.EchoedNonce.In(ScriptedChatClient.Reply($$"""{"reason":"r","verdict":{{(messages.Last().Text.Length > 2000 ? 3 : 2)}}}"""), messages));
    }
}
