using EvalKit.Judging;
using EvalKit.Judging.Robustness;
using EvalKit.Running;
using EvalKit.Scoring;
using EvalKit.Tests.Running;
using EvalKit.TestUtils;
using EvalKit.TestUtils.ScriptedJudges;
using NJsonSchema;

namespace EvalKit.Tests.Judging.Robustness;

/// <summary>A saved report, from the attack to the gate that goes by it.</summary>
public sealed class RobustnessFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-robustness-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_run_goes_by_the_saved_report_of_its_judge()
    {
        var numbers = new Numbers(cases: 40);
        var suite = numbers.Suite(Judges.Correctness("fake:/judge"));
        suite.Gate(new FeedbackRef("correctness"), atLeast: 0.5);
        async Task<GateResult> GateAsync() => (await suite.RunAsync(numbers.Options() with { Models = new CountingModels(), Folder = _folder.FullName, Fresh = true })).Gates[1];

        (await GateAsync()).Verdict.Should().Be(Verdict.Pass, "nothing is saved");

        RobustnessFile.Save(await AttackAsync(suite.Scorers[0], isGullible: true), _folder.FullName).Should().Be(Path.Combine(_folder.FullName, "robustness", $"correctness.fake-judge.{suite.Scorers[0].Info.Fingerprint[..8]}.json"));
        var unsafeGate = await GateAsync();
        RobustnessFile.Save(await AttackAsync(suite.Scorers[0], isGullible: false), _folder.FullName);
        var safeGate = await GateAsync();
        RobustnessFile.Save(await AttackAsync(Judges.Correctness("fake:/other"), isGullible: true), _folder.FullName);
        var otherGate = await GateAsync();

        (unsafeGate.Verdict, unsafeGate.Reason).Should().Be((Verdict.Invalid, GateReason.JudgeUnsafe));
        unsafeGate.Text.Should().Contain("does not withstand attacks: attack success");
        safeGate.Verdict.Should().Be(Verdict.Pass);
        otherGate.Verdict.Should().Be(Verdict.Pass, "what is saved speaks of another judge");
    }

    [Fact]
    public async Task A_report_speaks_of_its_judge_under_any_name_and_inside_of_any_scorer()
    {
        var judge = Judges.Correctness("fake:/judge");
        RobustnessFile.Save(await AttackAsync(judge, isGullible: true), _folder.FullName);
        var other = Judges.Correctness("fake:/other");

        RobustnessFile.StateOf(JudgeScorers.Create(new ScorerSpec("judge", new() { ["file"] = "correctness", ["model"] = "fake:/judge", ["name"] = "right" }), _folder.FullName), _folder.FullName).Should().StartWith("attack success");
        RobustnessFile.StateOf(Judges.Jury([other, judge]), _folder.FullName).Should().StartWith("attack success");
        RobustnessFile.StateOf(Judges.SelfConsistency(judge), _folder.FullName).Should().StartWith("attack success");
        RobustnessFile.StateOf(other, _folder.FullName).Should().Be(RunRecord.RobustnessOfAnother);
        RobustnessFile.StateOf(Scorers.ExactMatch(), _folder.FullName).Should().BeNull();
    }

    [Fact]
    public async Task Each_model_of_a_jury_has_a_report_of_its_own()
    {
        var (weak, strong) = (Judges.Correctness("fake:/weak:7b"), Judges.Correctness("fake:/strong"));
        RobustnessFile.Save(await AttackAsync(weak, isGullible: true), _folder.FullName).Should().EndWith($"correctness.fake-weak-7b.{weak.Info.Fingerprint[..8]}.json");
        RobustnessFile.Save(await AttackAsync(strong, isGullible: false), _folder.FullName);

        RobustnessFile.StateOf(Judges.Jury([weak, strong]), _folder.FullName).Should().StartWith("attack success", "the strong one's report replaces no other");
        RobustnessFile.StateOf(strong, _folder.FullName).Should().Be(RunRecord.RobustnessMet);
    }

    [Fact]
    public async Task A_judge_under_another_name_and_with_other_defences_is_told_that_its_report_is_of_another()
    {
        RobustnessFile.Save(await AttackAsync(Judges.Correctness("fake:/judge"), isGullible: false), _folder.FullName);
        var renamed = JudgeScorers.Create(
            new ScorerSpec("judge", new() { ["file"] = "correctness", ["model"] = "fake:/judge", ["name"] = "right", ["defences"] = new System.Text.Json.Nodes.JsonObject { ["nonce"] = false } }), _folder.FullName);

        RobustnessFile.StateOf(renamed, _folder.FullName).Should().Be(RunRecord.RobustnessOfAnother);
    }

    [Fact]
    public async Task A_report_of_calls_that_failed_shows_nothing_of_the_judge()
    {
        var report = await JudgeRobustness.RunAsync(
            Judges.Correctness("fake:/judge"), RobustnessCases.Default, new ScriptedChatClient(() => ScriptedChatClient.Throw(new EvalKit.Chat.ChatProviderException("no such key", 401))),
            new RobustnessOptions { Probes = ProbeSet.Default.Only([ProbeFamilies.TagSmuggling]) });

        (report.HasFailed, report.GateMet).Should().Be((true, false));
        (await AttackAsync(Judges.Correctness("fake:/judge"), isGullible: true)).HasFailed.Should().BeFalse();
    }

    [Fact]
    public async Task What_a_client_of_ones_own_throws_is_an_attempt_that_failed_and_not_the_end()
    {
        var asked = 0;
        var client = new ScriptedChatClient(() => Interlocked.Increment(ref asked) % 2 == 0 ? ScriptedChatClient.Throw(new NotSupportedException("of an SDK")) : ScriptedChatClient.Reply("no"));

        var report = await JudgeRobustness.RunAsync(
            Judges.Correctness("fake:/judge"), RobustnessCases.Default, client, new RobustnessOptions { Probes = ProbeSet.Default.Only([ProbeFamilies.TagSmuggling]) });

        report.Attempts.Should().Contain(a => a.Outcome == AttemptOutcome.Error && a.Message!.Contains("of an SDK"));
    }

    [Fact]
    public void A_file_that_is_no_report_is_named()
    {
        var path = RobustnessFile.PathFor(_folder.FullName, "correctness", "fake:/m", "0123456789");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, """{"fingerprint":"x"}""");

        FluentActions.Invoking(() => RobustnessFile.StateOf(Judges.Correctness("fake:/m"), _folder.FullName)).Should().Throw<EvalKitException>().WithMessage($"{path}: expected a report*");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_document_meets_its_schema_and_the_gullible_one_is_the_example(bool isGullible)
    {
        var text = RobustnessJson.Write(await AttackAsync(Judges.Correctness("openai:/gpt-4.1-mini"), isGullible, ProbeSet.Default.Only([ProbeFamilies.TagSmuggling, ProbeFamilies.FakeCompletion])));
        var formats = Path.Combine(SharedData.RepositoryRoot, "docs", "formats");
        var example = Path.Combine(formats, "robustness.example.json");
        if (isGullible && Environment.GetEnvironmentVariable("EVALKIT_UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(example, text);
        }

        var schema = await JsonSchema.FromFileAsync(Path.Combine(formats, "robustness.schema.json"));
        schema.Validate(text).Select(e => e.ToString()).Should().BeEmpty();
        if (isGullible)
        {
            // The fingerprint changes with each judge file, and says nothing about the format.
            WithoutFingerprint(text).Should().Be(WithoutFingerprint(await File.ReadAllTextAsync(example)), "EVALKIT_UPDATE_DOCS=1 writes the example anew");
        }
    }

    [Fact]
    public void Cases_are_read_line_by_line_and_what_is_wrong_is_named_with_its_line()
    {
        var path = Path.Combine(_folder.FullName, "cases.jsonl");
        File.WriteAllText(path, "{\"id\":\"a\",\"inputs\":{},\"good\":\"g\",\"bad\":\"b\"}\n\n{\"id\":\"b\",\"inputs\":{}}\n");

        FluentActions.Invoking(() => RobustnessCases.Read(path)).Should().Throw<EvalKitException>().WithMessage($"{path}:3: expected a JSON object*");
        RobustnessCases.Default.Should().HaveCount(6).And.OnlyContain(c => c.Good != c.Bad);
    }

    [Fact]
    public void A_plan_counts_each_judgement_and_says_what_is_missing()
    {
        var judge = (EvalKit.Chat.IModelScorer)Judges.Correctness("openai:/gpt-4.1-mini");
        var plan = RobustnessPlan.Of(judge, RobustnessCases.Default, EvalKit.Chat.Prices.PriceTable.Default);

        plan.Requests.Should().Be(6 * (2 + 45 + ProbeSet.Default.Probes.Count(p => p.KeepsAnswer)));
        plan.CostUsd.Should().BePositive();
        var bare = RobustnessCases.Default.Select(c => c with { Case = c.Case with { Expectations = CaseFields.Empty } }).ToList();
        FluentActions.Invoking(() => RobustnessPlan.Of(judge, bare, EvalKit.Chat.Prices.PriceTable.Default)).Should().Throw<EvalKitException>().WithMessage("*lack what the judge 'correctness' needs*");
    }

    [Theory]
    [InlineData("pairwise", "A judge that compares two answers is attacked in C#, by JudgeRobustness.RunPairsAsync.")]
    [InlineData("task_completion", "a judge that looks at anything else cannot be attacked so.")]
    public void A_judge_that_no_case_can_be_given_to_is_told_apart_from_cases_that_lack_something(string name, string says)
    {
        var judge = new JudgeScorer(JudgeFile.Embedded(name), EvalKit.Chat.ModelUri.Parse("openai:/gpt-4.1-mini"), name: null);

        var plan = () => RobustnessPlan.Of(judge, RobustnessCases.Default, EvalKit.Chat.Prices.PriceTable.Default);

        plan.Should().Throw<EvalKitException>().WithMessage("*lack what the judge *" + says);
    }

    private static string WithoutFingerprint(string text) => string.Join('\n', text.Split('\n').Where(l => !l.Contains("\"fingerprint\"", StringComparison.Ordinal)));

    private static Task<RobustnessReport> AttackAsync(IScorer judge, bool isGullible, ProbeSet? probes = null) => JudgeRobustness.RunAsync(
        judge, RobustnessCases.Default, isGullible ? new GullibleJudge() : new OracleJudge(), new RobustnessOptions { Probes = probes ?? ProbeSet.Default });
}
