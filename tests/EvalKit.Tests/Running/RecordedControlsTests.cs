using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Gating;
using EvalKit.Judging;
using EvalKit.Judging.Controls;
using EvalKit.Judging.Safety;
using EvalKit.Running;
using EvalKit.Scoring;

namespace EvalKit.Tests.Running;

/// <summary>A run goes by what its judges said of their controls when they were checked.</summary>
public sealed class RecordedControlsTests : IDisposable
{
    private const string Model = "fake:/judge";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-controls-");

    public RecordedControlsTests()
    {
        Write("judges/number.md", "---\nname: number\nvalue: bool\nneeds: [outputs, expectations.expected_response]\n---\n# user\nIs it the number?\n{{ block expectations.expected_response }}\n{{ block outputs }}\n");
        Write("judges/number.controls.jsonl", """
            {"id":"right","kind":"known_good","inputs":{"question":"q"},"expectations":{"expected_response":"7"},"outputs":"7","verdict":"yes"}
            {"id":"wrong","kind":"known_bad","inputs":{"question":"q"},"expectations":{"expected_response":"7"},"outputs":"eight","verdict":"no"}

            """);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true, Verdict.Invalid, GateReason.JudgeFailedControls)]
    [InlineData(false, Verdict.Pass, GateReason.Ok)]
    public async Task A_judge_that_missed_a_control_decides_no_gate(bool isGullible, Verdict verdict, GateReason reason)
    {
        var models = new CountingModels(text => isGullible || !text.Contains("eight", StringComparison.Ordinal));
        await CheckAsync(models);
        var asked = models.Asked;
        var numbers = new Numbers(3);

        var run = await RunAsync(numbers, models, Judge());

        asked.Should().Be(2);
        (models.Asked - asked).Should().Be(3, "controls are replayed and cost nothing");
        (run.Gates[1].Verdict, run.Gates[1].Reason).Should().Be((verdict, reason));
        numbers.Notices.Should().HaveCount(isGullible ? 1 : 0);
        if (isGullible)
        {
            numbers.Notices[0].Should().StartWith("the judge 'number' missed 1 of 2 controls on fake:/judge (wrong): its gates are Invalid");
            run.Gates[1].Text.Should().Contain("evalkit judges check");
        }
    }

    [Fact]
    public async Task A_judge_that_missed_a_control_inside_of_another_scorer_decides_no_gate()
    {
        var models = new CountingModels();
        await CheckAsync(models);

        var run = await RunAsync(new Numbers(3), models, Judges.SelfConsistency(Judge()));

        run.Gates[1].Reason.Should().Be(GateReason.JudgeFailedControls);
    }

    [Fact]
    public async Task Parts_without_that_judge_are_not_held_to_it()
    {
        var models = new CountingModels();
        await CheckAsync(models);
        var suite = new Numbers(3).Suite(Scorers.All([Scorers.ExactMatch(), Judge()]));

        var failed = await RecordedControls.FailedAsync(suite, new EvaluationOptions { Models = models, Folder = _folder.FullName }, default);

        failed.Should().Equal("all", "all.number");
    }

    [Fact]
    public async Task Controls_that_no_longer_fit_the_judge_are_told_and_end_no_run()
    {
        var models = new CountingModels();
        await CheckAsync(models);
        Write("judges/number.md", File.ReadAllText(PathOf("judges/number.md")).Replace("needs: [", "needs: [inputs.language, ", StringComparison.Ordinal));
        var notices = new List<string>();

        var failed = await RecordedControls.FailedAsync(new Numbers(3).Suite(Judge()), new EvaluationOptions { Models = models, Folder = _folder.FullName, Notices = new Heard(notices) }, default);

        failed.Should().BeEmpty();
        notices.Should().ContainSingle().Which.Should().StartWith("the controls of the judge 'number' do not fit it");
    }

    [Fact]
    public async Task A_baseline_does_not_pass_the_judge_off_as_one_that_held()
    {
        var models = new CountingModels();
        await CheckAsync(models);

        var run = await RunAsync(new Numbers(3), models, Judge());

        Baselines.FromRun(run.Results, run.Results.Record.StartedAt).Untrusted.Should().Equal("number");
    }

    [Fact]
    public async Task Another_model_or_prompt_was_not_asked()
    {
        var models = new CountingModels();
        await CheckAsync(models);

        (await RunAsync(new Numbers(3), models, Judges.FromFile(PathOf("judges/number.md"), "fake:/other"))).Verdict.Should().Be(Verdict.Pass);
        Write("judges/number.md", File.ReadAllText(PathOf("judges/number.md")).Replace("Is it", "Is this", StringComparison.Ordinal));
        (await RunAsync(new Numbers(3), models, Judge())).Verdict.Should().Be(Verdict.Pass);
    }

    [Fact]
    public async Task Without_recorded_replies_nothing_is_known()
    {
        (await RunAsync(new Numbers(3), new CountingModels(), Judge())).Verdict.Should().Be(Verdict.Pass);
    }

    private IScorer Judge() => Judges.FromFile(PathOf("judges/number.md"), Model);

    private async Task<EvalRun> RunAsync(Numbers numbers, CountingModels models, IScorer judge)
    {
        var suite = numbers.Suite(judge);
        suite.Gate(new FeedbackRef(suite.Scorers[0].Info.Feedbacks[0].Name), atLeast: 0.05);
        return await suite.RunAsync(numbers.Options() with { Models = models, Folder = _folder.FullName });
    }

    private async Task CheckAsync(CountingModels models)
    {
        // As the suite has it: what is asked depends on the defences.
        var judge = JudgeFile.Load(PathOf("judges/number.md")) with { Defences = JudgeDefences.Default with { Counterfactual = 0 } };
        var recording = new RecordingOptions { Folder = JudgeControls.RecordingsFolderOf(judge, "elsewhere"), Suite = JudgeControls.RecordingsName, Mode = ReplayMode.Auto };
        var check = await JudgeControls.CheckAsync(judge, JudgeControls.Of(judge), ModelUri.Parse(Model), models, recording, concurrency: 1, CancellationToken.None);
        check.Errors.Should().Be(0);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    private sealed class Heard(List<string> notices) : IProgress<string>
    {
        public void Report(string value) => notices.Add(value);
    }
}
