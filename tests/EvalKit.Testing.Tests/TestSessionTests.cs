using System.Reflection;
using EvalKit.Gating;
using EvalKit.Reporting;
using EvalKit.Runs;
using EvalKit.Scoring;

namespace EvalKit.Testing.Tests;

public sealed class TestSessionTests : IDisposable
{
    private const string Questions = "id,question,expected_response\na,Why?,Because\nb,How?,Somehow\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-session-").FullName;
    private readonly InMemoryRunStore _store = new();
    private readonly Dictionary<string, string> _environment = [];

    [Fact]
    public async Task A_session_runs_cases_then_decides_gates_and_writes_the_report()
    {
        var jobSummary = Path.Combine(_folder, "job.md");
        _environment["GITHUB_STEP_SUMMARY"] = jobSummary;
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a", "b"));

        var first = await suite.RunCaseAsync("a", _ => "Because", CancellationToken.None);
        var second = await suite.RunCaseAsync("b", _ => Task.FromResult("Somehow"), CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);

        first.Outcome.Should().Be(TestOutcome.Passed);
        second.Outcome.Should().Be(TestOutcome.Passed);
        suite.GateResult(0).Outcome.Should().Be(TestOutcome.Passed);
        suite.GateResult(1).Outcome.Should().Be(TestOutcome.Passed);
        suite.Run!.Results.Record.SessionId.Should().Be(session.SessionId);
        (await session.WriteReportsAsync()).Should().ContainSingle().Which.Should().Contain("EvalKit faq:").And.Contain("faq.html");
        File.Exists(Path.Combine(_folder, ".evalkit", "faq.html")).Should().BeTrue();
        File.ReadAllText(jobSummary).Should().Contain("faq");
    }

    [Fact]
    public async Task Projects_of_one_invocation_share_a_session_unless_one_is_named()
    {
        await using var alone = Session(Questions);
        _environment["EVALKIT_TEST_INVOCATION"] = "4711_0c6f";
        await using var first = Session(Questions);
        await using var second = Session(Questions);
        _environment["EVALKIT_TEST_INVOCATION"] = "4712_0c6f";
        await using var next = Session(Questions);
        _environment["EVALKIT_SESSION_ID"] = "build-7";
        await using var named = Session(Questions);

        second.SessionId.Should().Be(first.SessionId);
        new[] { alone.SessionId, first.SessionId, next.SessionId }.Should().OnlyHaveUniqueItems().And.OnlyContain(id => id.Length == 36);
        named.SessionId.Should().Be("build-7");
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_said_and_fails_nothing()
    {
        _environment["EVALKIT_OUTPUT"] = Path.Combine(_folder, "faq.csv", "not-a-folder");
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a", "b"));
        await suite.RunCaseAsync("a", _ => "Because", CancellationToken.None);
        await suite.RunCaseAsync("b", _ => "Somehow", CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);

        (await session.WriteReportsAsync()).Should().ContainSingle().Which.Should().Contain("could not be written");
        suite.GateResult(1).Outcome.Should().Be(TestOutcome.Passed);
    }

    [Fact]
    public async Task A_job_summary_that_cannot_be_written_is_said_beside_the_report_and_fails_nothing()
    {
        _environment["GITHUB_STEP_SUMMARY"] = _folder;
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a", "b"));
        await suite.RunCaseAsync("a", _ => "Because", CancellationToken.None);
        await suite.RunCaseAsync("b", _ => "Somehow", CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);

        (await session.WriteReportsAsync()).Should().SatisfyRespectively(
            report => report.Should().EndWith("faq.html"), fault => fault.Should().Contain("job summary could not be written").And.Contain("GITHUB_STEP_SUMMARY"));
        suite.GateResult(1).Outcome.Should().Be(TestOutcome.Passed);
    }

    [Fact]
    public async Task In_CI_the_console_lines_hold_the_annotations_and_a_failed_gate_says_them_once()
    {
        _environment["GITHUB_ACTIONS"] = "true";
        await using var session = Session(Questions);
        var suite = session.Add(Declaration() with { Source = new SourceLocation("/_/tests/FaqEvals.cs", 21) }, Ids("a", "b"));
        await suite.RunCaseAsync("a", _ => throw new InvalidOperationException("no answer"), CancellationToken.None);
        await suite.RunCaseAsync("b", _ => "Somehow", CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);

        var lines = await session.WriteReportsAsync();

        var annotations = (await File.ReadAllLinesAsync(Path.Combine(_folder, "evalkit.summary.txt"))).Skip(lines.Count).ToList();
        annotations.Should().HaveCountGreaterThan(1).And.OnlyContain(l => l.StartsWith("::error file=tests/FaqEvals.cs,line=21,title="));
        annotations[0].Should().Contain("faq%3A app_ok app broke").And.EndWith("1 case: a");
        suite.GateResult(0).Should().Match<TestResult>(r => r.Outcome == TestOutcome.Failed && r.Output == string.Join('\n', annotations));
        suite.GateResult(0).Output.Should().BeEmpty("a CI system must not be told twice");
        File.Exists(Path.Combine(_folder, ".evalkit", "comment.md")).Should().BeTrue();
    }

    [Fact]
    public async Task A_green_run_in_CI_says_nothing_but_its_line()
    {
        _environment["GITHUB_ACTIONS"] = "true";
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a", "b"));
        await suite.RunCaseAsync("a", _ => "Because", CancellationToken.None);
        await suite.RunCaseAsync("b", _ => "Somehow", CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);

        await session.WriteReportsAsync();

        (await File.ReadAllLinesAsync(Path.Combine(_folder, "evalkit.summary.txt"))).Should().ContainSingle().Which.Should().StartWith("EvalKit faq: ");
    }

    [Fact]
    public async Task Warnings_and_what_was_spent_are_told_though_every_test_passed()
    {
        var run = await RunWholeAsync("Because", "Somehow");
        Baselines.WriteFile(Baselines.FromRun(run.Results, new DateTimeOffset(2020, 1, 31, 0, 0, 0, TimeSpan.Zero)), Baselines.PathFor(_folder, "faq"));
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a", "b"));
        await suite.RunCaseAsync("a", _ => new AppOutput("Because") { CostUsd = 0.15m }, CancellationToken.None);
        await suite.RunCaseAsync("b", _ => new AppOutput("Somehow") { CostUsd = 0.05m }, CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);

        (await session.WriteReportsAsync()).Should().SatisfyRespectively(
            line => line.Should().StartWith("EvalKit faq: app").And.Contain("; cost $0.20 -> "),
            warning => warning.Should().StartWith("EvalKit faq: warning: the baseline ").And.Contain(" days old"));
        (await File.ReadAllLinesAsync(Path.Combine(_folder, "evalkit.summary.txt"))).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_case_whose_trial_was_never_stored_keeps_the_gates_from_passing()
    {
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a", "b"));

        await suite.RunCaseAsync("a", _ => "Because", CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);

        suite.GateResult(1).Should().Match<TestResult>(r => r.Outcome == TestOutcome.Failed && r.Message!.Contains("only 1 of 2 planned trials"));
    }

    [Fact]
    public async Task A_case_that_was_added_after_the_tests_were_found_makes_the_run_partial()
    {
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a", "gone"));

        await suite.RunCaseAsync("a", _ => "Because", CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);

        suite.GateResult(0).Outcome.Should().Be(TestOutcome.Skipped);
        suite.GateResult(1).Should().Match<TestResult>(r => r.Outcome == TestOutcome.Skipped && r.Message!.Contains("1 of 2 cases ran, and a gate is decided on all of them"));
    }

    [Fact]
    public async Task A_suite_whose_configuration_crashes_breaks_its_own_tests_only()
    {
        await using var session = Session(Questions);
        var broken = session.Add(Declaration() with { Name = "broken", Configure = _ => throw new KeyNotFoundException("no such setting") }, Ids("a", "b"));
        var whole = session.Add(Declaration(), Ids("a", "b"));

        (await whole.RunCaseAsync("a", _ => "Because", CancellationToken.None)).Outcome.Should().Be(TestOutcome.Passed);
        broken.GateResult(0).Should().Match<TestResult>(r => r.Outcome == TestOutcome.Failed && r.Message!.Contains("AskedFor") && r.Message.Contains("no such setting"));
    }

    [Fact]
    public async Task A_gate_of_a_partial_run_is_skipped_and_the_whole_runs_report_is_kept()
    {
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a"));

        await suite.RunCaseAsync("a", _ => "Because", CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);

        suite.GateResult(1).Should().Match<TestResult>(r => r.Outcome == TestOutcome.Skipped && r.Message!.Contains("1 of 2 cases"));
        await session.WriteReportsAsync();
        Directory.GetFiles(Path.Combine(_folder, ".evalkit")).Select(Path.GetFileName).Should().BeEquivalentTo("faq.partial.html");
    }

    [Fact]
    public async Task A_gate_tested_alone_reads_the_latest_complete_run_of_the_same_dataset_and_suite()
    {
        await RunWholeAsync("Because", "Somehow");
        await using var again = Session(Questions);
        var suite = again.Add(Declaration(), Ids());

        await again.CompleteAsync(CancellationToken.None);

        suite.ReadFromStore.Should().BeTrue();
        suite.GateResult(1).Outcome.Should().Be(TestOutcome.Passed);
        (await again.WriteReportsAsync()).Should().BeEmpty("nothing ran");

        await using var edited = Session(Questions.Replace("Because", "Since", StringComparison.Ordinal));
        var other = edited.Add(Declaration(), Ids());
        await edited.CompleteAsync(CancellationToken.None);
        other.GateResult(1).Should().Match<TestResult>(r => r.Outcome == TestOutcome.Skipped && r.Message!.Contains("run them all"));
    }

    [Fact]
    public async Task Each_case_runs_as_often_as_the_suite_repeats_it()
    {
        await using var session = Session(Questions);
        var suite = session.Add(Declaration() with { Repeats = 3 }, Ids("a", "b"));
        var calls = 0;

        var result = await suite.RunCaseAsync("a", _ => $"call {++calls}", CancellationToken.None);

        calls.Should().Be(3);
        result.Output.Should().Contain("repeat 3 of 3").And.Contain("call 3");
    }

    [Fact]
    public async Task A_column_that_does_not_fit_fails_the_case_and_is_not_held_against_the_app()
    {
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(nameof(Counts)), Ids("a", "b"));

        var result = await suite.RunCaseAsync("a", _ => throw new InvalidOperationException("never called"), CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);

        result.Should().Match<TestResult>(r => r.Outcome == TestOutcome.Failed && r.Message!.Contains("'question'") && r.Message.Contains("Int32"));
        suite.Run!.Results.Rows.Should().ContainSingle().Which.Trial.Status.Should().Be(TrialStatus.Skipped);
    }

    [Fact]
    public async Task Two_evaluations_of_one_name_are_a_fault_of_the_second()
    {
        await using var session = Session(Questions);
        session.Add(Declaration(), Ids("a", "b"));
        var second = session.Add(Declaration(nameof(AsksToo)), Ids("a", "b"));

        var run = () => second.RunCaseAsync("a", _ => "Because", CancellationToken.None);

        await run.Should().ThrowAsync<EvalKitException>().WithMessage("*AskedFor*AsksToo*'faq'*Name*");
        second.GateResult(0).Outcome.Should().Be(TestOutcome.Failed);
    }

    [Fact]
    public async Task A_suite_that_cannot_start_fails_its_cases_and_gates_with_the_reason()
    {
        _environment["EVALKIT_REQUIRE_BASELINE"] = "true";
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a", "b"));

        var run = () => suite.RunCaseAsync("a", _ => "Because", CancellationToken.None);

        await run.Should().ThrowAsync<EvalKitException>().WithMessage("*baseline*bless faq*");
        await session.CompleteAsync(CancellationToken.None);
        suite.GateResult(0).Should().Match<TestResult>(r => r.Outcome == TestOutcome.Failed && r.Message!.Contains("bless faq"));
    }

    [Fact]
    public async Task The_baseline_beside_the_project_is_found_by_itself()
    {
        var run = await RunWholeAsync("Because", "Somehow");
        Gating.Baselines.WriteFile(Gating.Baselines.FromRun(run.Results, DateTimeOffset.UnixEpoch), Gating.Baselines.PathFor(_folder, "faq"));

        var worse = await RunWholeAsync("Because", "No idea");

        worse.Baseline!.Suite.Should().Be("faq");
        worse.Comparison!.Changes.Should().ContainSingle(c => c.Id == "b");
    }

    [Fact]
    public async Task A_baseline_run_is_named_by_the_environment()
    {
        var before = await RunWholeAsync("Because", "Somehow");
        _environment["EVALKIT_BASELINE"] = before.Id;

        var after = await RunWholeAsync("Because", "Somehow");

        after.Baseline!.RunId.Should().Be(before.Id);
    }

    [Fact]
    public async Task A_cancelled_session_ends_its_runs_as_cancelled()
    {
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a", "b"));
        await suite.RunCaseAsync("a", _ => "Because", CancellationToken.None);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await session.CompleteAsync(cancelled.Token);

        suite.Run!.Results.Record.State.Should().Be(RunState.Cancelled);
        suite.Run.Results.Rows.Should().ContainSingle();
    }

    [Fact]
    public void A_wrong_setting_is_an_error_that_names_it()
    {
        _environment["EVALKIT_REPEATS"] = "often";

        var create = () => Session(Questions);

        create.Should().Throw<EvalKitException>().WithMessage("*repeats*EVALKIT_REPEATS*often*");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string AskedFor(string question) => question;

    private static string AsksToo(string question) => question;

    private static string Counts(int question) => question.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_session_whose_process_died_is_gone_on_with_by_the_next()
    {
        var asked = new List<string>();
        var died = Session(Questions);
        await died.Add(Declaration(), Ids("a", "b")).RunCaseAsync("a", Ask, CancellationToken.None);
        await died.DisposeAsync();

        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a", "b"));
        var first = await suite.RunCaseAsync("a", Ask, CancellationToken.None);
        await suite.RunCaseAsync("b", Ask, CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);

        asked.Should().HaveCount(2, "the first answer was there");
        first.Output.Should().Contain("exact_match");
        suite.Notices.Should().ContainSingle().Which.Should().EndWith("goes on: kept 1, running 1");
        suite.GateResult(1).Outcome.Should().Be(TestOutcome.Passed);
        (await _store.ListRunsAsync(new RunQuery(), CancellationToken.None)).Should().ContainSingle();

        string Ask(object?[] arguments)
        {
            var question = (string)arguments[0]!;
            asked.Add(question);
            return question == "Why?" ? "Because" : "Somehow";
        }
    }

    [Fact]
    public async Task A_spent_budget_skips_the_cases_that_are_left_and_no_gate_passes()
    {
        _environment["EVALKIT_BUDGET_USD"] = "0.05";
        _environment["EVALKIT_CONCURRENCY"] = "1";
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a", "b"));

        var first = await suite.RunCaseAsync("a", _ => Task.FromResult(new AppOutput("Because") { CostUsd = 0.05m }), CancellationToken.None);
        var second = await suite.RunCaseAsync("b", _ => throw new InvalidOperationException("must not be asked"), CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);

        first.Outcome.Should().Be(TestOutcome.Passed);
        second.Should().Match<TestResult>(r => r.Outcome == TestOutcome.Skipped && r.Message!.StartsWith("the budget of $0.05 is spent ($0.05)"));
        suite.GateResult(1).Should().Match<TestResult>(r => r.Outcome == TestOutcome.Failed && r.Message!.Contains("the budget of $0.05 is spent"));
    }

    [Fact]
    public async Task A_shard_runs_its_own_cases_and_skips_the_others()
    {
        var outcomes = new List<(string Case, TestOutcome Outcome)>();
        foreach (var shard in new[] { "1/2", "2/2" })
        {
            _environment["EVALKIT_SHARD"] = shard;
            await using var session = Session("id,question,expected_response\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"c{i},Why?,Because\n")));
            var suite = session.Add(Declaration(), Enumerable.Range(0, 12).Select(i => $"c{i}").ToHashSet());
            for (var i = 0; i < 12; i++)
            {
                outcomes.Add(($"c{i}", (await suite.RunCaseAsync($"c{i}", _ => "Because", CancellationToken.None)).Outcome));
            }

            await session.CompleteAsync(CancellationToken.None);
            suite.GateResult(1).Should().Match<TestResult>(r => r.Outcome == TestOutcome.Skipped && r.Message!.Contains(" of 12 cases ran"));
        }

        outcomes.Where(o => o.Outcome == TestOutcome.Passed).Select(o => o.Case).Should().BeEquivalentTo(Enumerable.Range(0, 12).Select(i => $"c{i}"));
        outcomes.Count(o => o.Outcome == TestOutcome.Skipped).Should().Be(12);
    }

    private static HashSet<string> Ids(params string[] ids) => [.. ids];

    private async Task<EvalRun> RunWholeAsync(string first, string second)
    {
        await using var session = Session(Questions);
        var suite = session.Add(Declaration(), Ids("a", "b"));
        await suite.RunCaseAsync("a", _ => first, CancellationToken.None);
        await suite.RunCaseAsync("b", _ => second, CancellationToken.None);
        await session.CompleteAsync(CancellationToken.None);
        return suite.Run!;
    }

    private TestSession Session(string dataset)
    {
        File.WriteAllText(Path.Combine(_folder, "faq.csv"), dataset);
        return new TestSession(new TestSessionOptions
        {
            Project = new TestProject(_folder, _folder),
            Environment = _environment.GetValueOrDefault,
            Store = _store,
        });
    }

    private EvaluationDeclaration Declaration(string method = nameof(AskedFor)) => new()
    {
        Method = typeof(TestSessionTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!,
        Project = new TestProject(_folder, _folder),
        Dataset = "faq.csv",
        Configure = suite => suite.Gate(suite.Score(Scorers.ExactMatch()), atLeast: 0.1),
    };
}
