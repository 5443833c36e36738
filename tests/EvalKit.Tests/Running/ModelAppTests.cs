using EvalKit.Chat;
using EvalKit.Chat.Prices;
using EvalKit.Datasets;
using EvalKit.Running;
using EvalKit.Running.Planning;
using EvalKit.Runs;
using EvalKit.Suites;
using EvalKit.Tests.Datasets;
using EvalKit.Tests.Judging;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Running;

public sealed class ModelAppTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_are_recorded_and_then_replayed_without_a_key()
    {
        var models = new Models(ScriptedChatClient.Saying("1", "2", "3"));

        var asked = await RunAsync(models);
        var replayed = await RunAsync(new Models(null));

        models.Client!.Asked.Should().HaveCount(3);
        File.ReadLines(Recordings).Should().HaveCount(3);
        replayed.Results.Rows.Select(r => r.Trial.Output!.Text).Should().Equal(asked.Results.Rows.Select(r => r.Trial.Output!.Text));
        replayed.Results.Rows.Select(r => r.Trial.Output!.Usage).Should().AllBeEquivalentTo(new TokenUsage(10, 5));
        replayed.Results.Record.AppFingerprint.Should().StartWith("chat:").And.Be(asked.Results.Record.AppFingerprint);
    }

    [Fact]
    public async Task Each_repeat_of_a_case_has_an_answer_and_a_recording_of_its_own()
    {
        var models = new Models(ScriptedChatClient.Saying("a", "b", "c", "d", "e", "f"));

        var asked = await RunAsync(models, run => run with { Repeats = 2, Concurrency = 1 });
        var replayed = await RunAsync(new Models(null), run => run with { Repeats = 2 });

        asked.Results.Rows.Select(r => r.Trial.Output!.Text).Should().Equal("a", "b", "c", "d", "e", "f");
        replayed.Results.Rows.Select(r => r.Trial.Output!.Text).Should().Equal("a", "b", "c", "d", "e", "f");
    }

    [Theory]
    [InlineData(ReplayMode.Auto)]
    [InlineData(ReplayMode.Strict)]
    public async Task Without_recording_and_key_a_trial_is_skipped_and_the_command_is_named(ReplayMode mode)
    {
        var run = await RunAsync(new Models(null), settings => settings with { Replay = mode });

        run.Results.Rows.Should().OnlyContain(r => r.Trial.Status == TrialStatus.Skipped && r.Trial.Error!.Message.Contains("EVALKIT_REPLAY=auto dotnet test"));
        run.Verdict.Should().Be(Verdict.Invalid);
    }

    [Fact]
    public async Task A_model_that_must_be_asked_and_cannot_is_an_error_before_the_run_is_stored()
    {
        var store = new InMemoryRunStore();

        var act = () => RunAsync(new Models(null), settings => settings with { Replay = ReplayMode.Off }, store);

        await act.Should().ThrowAsync<EvalKitException>().WithMessage("The app cannot ask openai:/m: there is no key.");
        (await store.ListRunsAsync(new RunQuery(), default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_prompt_that_does_not_fit_a_case_is_an_error_before_anything_is_asked()
    {
        var models = new Models(ScriptedChatClient.Saying("1"));

        var act = () => RunAsync(models, prompt: "# user\n{{ inputs.queston }}\n");

        await act.Should().ThrowAsync<EvalKitException>().WithMessage("Suite 'faq' (faq.suite.yaml): the app cannot be asked about case 'case-1': p.md:2:*queston*");
        models.Client!.Asked.Should().BeEmpty();
    }

    [Theory]
    [InlineData(429, TrialErrorKind.Provider, 3)]
    [InlineData(null, TrialErrorKind.Provider, 3)]
    [InlineData(401, TrialErrorKind.Provider, 1)]
    [InlineData(404, TrialErrorKind.Provider, 1)]
    [InlineData(400, TrialErrorKind.App, 1)]
    public async Task A_failure_of_the_provider_is_retried_by_the_trial_and_not_held_against_the_app(int? status, TrialErrorKind kind, int attempts)
    {
        var models = new Models(new ScriptedChatClient(() => ScriptedChatClient.Throw(new ChatProviderException("no", status, TimeSpan.Zero))));

        var run = await RunAsync(models);

        run.Results.Rows.Should().OnlyContain(r => r.Trial.Status == TrialStatus.AppError && r.Trial.Error!.Kind == kind && r.Trial.Attempt == attempts);
        models.Client!.Asked.Should().HaveCount(3 * attempts);
        (run.Gates[0].Reason == GateReason.AppBroke).Should().Be(kind == TrialErrorKind.App);
    }

    [Fact]
    public async Task A_dry_run_counts_what_recordings_answer_and_prices_the_rest_by_their_prompts()
    {
        var models = new Models(ScriptedChatClient.Saying("1", "2", "3"));
        _folder.With("prices.json", """{"schema": 1, "as_of": "2026-01-31", "models": {"openai:/m": {"input": 1000, "output": 1000}}}""");

        var first = await PlanAsync(models);
        await RunAsync(models);
        var recorded = await PlanAsync(models);
        var edited = await PlanAsync(models, prompt: "# user\nAnswer this: {{ inputs.question }}\n");
        var withoutKey = await PlanAsync(new Models(null), prompt: "# user\nAnswer this: {{ inputs.question }}\n");

        (first.AppCalls, first.AppReplayed, first.AppUnanswered).Should().Be((3, 0, 0));
        first.AppCostUsd.Should().BePositive();
        (recorded.AppCalls, recorded.AppReplayed, recorded.CostUsd).Should().Be((3, 3, 0m));
        (edited.AppCalls, edited.AppReplayed).Should().Be((3, 0));
        edited.AppCostUsd.Should().BePositive("the last run was replayed, and this one will not be");
        (withoutKey.AppUnanswered, withoutKey.CostUsd).Should().Be((3, 0m));
        models.Client!.Asked.Should().HaveCount(3, "planning asks nothing");
    }

    [Fact]
    public async Task A_fork_that_lacks_nothing_but_the_apps_recordings_decides_nothing()
    {
        var gate = new Gate(new MetricName("exact_match")) { AtLeast = 0.5 };
        async Task<EvalRun> AsFork(bool isFork) => await RunAsync(new Models(null), environment: new RunEnvironment { Fork = isFork }, gate: gate);

        var (own, fork) = (await AsFork(isFork: false), await AsFork(isFork: true));

        own.Gates.Should().HaveCount(2).And.OnlyContain(g => g.Verdict == Verdict.Invalid && g.Text.Contains("EVALKIT_REPLAY=auto dotnet test"), "it says what records them");
        fork.Gates.Should().HaveCount(2).And.OnlyContain(g => g.Verdict == Verdict.Inconclusive && g.Reason == GateReason.NotRecorded);
    }

    [Fact]
    public async Task An_added_repeat_is_priced_by_what_recordings_spared_unless_it_is_recorded_too()
    {
        var models = new Models(ScriptedChatClient.Saying("1", "?", "3", "?", "2", "3"));
        _folder.With("prices.json", """{"schema": 1, "as_of": "2026-01-31", "models": {"openai:/m": {"input": 1000, "output": 1000}}}""");
        await RunAsync(models, run => run with { Concurrency = 1 });

        var onlyTheFirst = await AutoAsync();
        await RunAsync(models, run => run with { Concurrency = 1, Repeats = 2 });
        var both = await AutoAsync();

        onlyTheFirst.Results.Rows.Should().HaveCount(3, "a repeat costs $0.045, which the first did not");
        both.Results.Rows.Should().HaveCount(6, "the second is recorded, and the third is not");
        models.Client!.Asked.Should().HaveCount(6);

        Task<EvalRun> AutoAsync()
        {
            var suite = Suite(Prompt);
            suite.Run = suite.Run with { AddsRepeats = true, Concurrency = 1 };
            suite.Gate(new Gate(new MetricName("exact_match")) { AtLeast = 0.6 });
            return suite.RunAsync(new EvaluationOptions { Models = models, Folder = _folder.Path, BudgetUsd = 0.02m, Prices = PriceTable.For(_folder.Path, null) });
        }
    }

    private string Recordings => Path.Combine(_folder.Path, "recordings", "faq", "app.jsonl");

    private const string Prompt = "# user\nQ: {{ inputs.question }}\n";

    private Task<EvalRun> RunAsync(
        Models models, Func<RunSettings, RunSettings>? settings = null, IRunStore? store = null, string prompt = Prompt, RunEnvironment? environment = null, Gate? gate = null)
    {
        var suite = Suite(prompt);
        suite.Run = settings?.Invoke(suite.Run) ?? suite.Run;
        if (gate is not null)
        {
            suite.Gate(gate);
        }

        return suite.RunAsync(new EvaluationOptions { Models = models, Store = store, Folder = _folder.Path, Environment = environment });
    }

    private Task<RunPlan> PlanAsync(Models models, string prompt = Prompt) =>
        RunPlanner.PlanAsync(Suite(prompt), new EvaluationOptions { Models = models, Folder = _folder.Path, Prices = PriceTable.For(_folder.Path, null) }, default);

    private EvalSuite Suite(string prompt)
    {
        _folder.With("p.md", prompt).With("faq.suite.yaml", "app: {chat: \"openai:/m\", prompt: p.md}\nscorers: [exact_match]\n");
        var suite = SuiteBinder.Bind(SuiteFile.Load(Path.Combine(_folder.Path, "faq.suite.yaml")));
        suite.Dataset = EvalDatasets.Create("faq", Enumerable.Range(1, 3).Select(i => EvalCases.Create(
            CaseFields.OfText(("question", $"What is {i}?")), CaseFields.OfText(("expected_response", $"{i}")), id: $"case-{i}")));
        return suite;
    }

    private sealed class Models(ScriptedChatClient? client) : IChatModels
    {
        public ScriptedChatClient? Client { get; } = client;

        public bool Knows(ModelUri model) => true;

        public string? Missing(ModelUri model) => Client is null ? "there is no key." : null;

        public IChatClient Create(ModelUri model) => Client!;
    }
}
