using EvalKit.Xunit.Tests.Fixtures;

namespace EvalKit.Xunit.Tests;

public sealed class GreenEvaluationTests(GreenRun green) : IClassFixture<GreenRun>
{
    private const string FloorGate = "Gate[exact_match at_least 0.4, max_drop 0.05]";

    private static readonly string[] Cases = ["Answer[paris]", "Answer[rome]", "Answer[oslo]", "Answer[two]", "Answer[four]", "Answer[six]"];
    private static readonly string[] Gates = ["Gate[app]", FloorGate, "Gate[exact_match each]"];

    [Fact]
    public void Each_case_and_each_gate_is_a_test_and_all_pass()
    {
        green.Result.Names.Should().BeEquivalentTo([.. Cases, .. Gates]);
        green.Result.Tests.Should().OnlyContain(t => t.Outcome == TestEntry.Passed);
        green.Result.ExitCode.Should().Be(0);
    }

    [Fact]
    public void Gates_start_after_every_case_has_ended()
    {
        var lastCase = green.Result.Tests.Where(t => Cases.Contains(t.Name)).Max(t => t.Ended);

        green.Result.Tests.Where(t => Gates.Contains(t.Name)).Should().OnlyContain(t => t.Started >= lastCase);
    }

    [Fact]
    public void A_case_shows_its_scores_and_what_its_body_wrote()
    {
        green.Result["Answer[oslo]"].StdOut.Should()
            .Contain("green.csv:4").And.Contain("exact_match: true").And.Contain("app_ok: true").And.Contain("asked for oslo").And.NotContain("asked for rome");
        green.Result[FloorGate].StdOut.Should().Contain("exact_match").And.Contain("PASS");
    }

    [Fact]
    public async Task The_run_is_stored_complete_and_has_a_report()
    {
        var run = (await green.Project.StoredAsync("green")).Should().Contain(r => r.Record.SelectedCases == 6).Which;

        run.Record.State.Should().Be(RunState.Completed);
        run.Record.Partial.Should().BeFalse();
        run.Rows.Select(r => r.Trial.Output!.Text).Should().Equal("Paris", "Rome", "Oslo", "2", "4", "6");
        File.ReadAllText(Path.Combine(green.Project.Folder, "green.html")).Should().Contain("green");
    }

    [Fact]
    public async Task Listed_tests_are_the_ones_that_run()
    {
        (await green.Project.ListAsync(GreenRun.Class)).Should().BeEquivalentTo([.. Cases, .. Gates]);
    }

    [Fact]
    public async Task A_filter_on_a_tag_runs_its_cases_and_leaves_the_gates_undecided()
    {
        var partial = await green.Project.RunAsync($"{GreenRun.Class}&(tag=geo|DisplayName~Gate)");

        partial.Names.Should().BeEquivalentTo([.. Cases[..3], .. Gates]);
        foreach (var gate in Gates)
        {
            partial[gate].Outcome.Should().Be(TestEntry.Skipped);
            (partial[gate].Message + partial[gate].StdOut).Should().Contain("3 of 6 cases");
        }

        partial.Tests.Should().OnlyContain(t => t.Id == green.Result[t.Name].Id, "a test keeps its id from run to run");
        (await green.Project.StoredAsync("green")).Should().Contain(r => r.Record.Partial);
    }

    [Fact]
    public void A_gate_that_runs_alone_is_decided_on_the_stored_trials()
    {
        green.Rerun.Names.Should().Equal(FloorGate);
        green.Rerun[FloorGate].Outcome.Should().Be(TestEntry.Passed);
        green.Rerun[FloorGate].StdOut.Should().Be(green.Result[FloorGate].StdOut);
        green.StoredRuns.Should().Be(1, "nothing was run again");
    }

    [Fact]
    public async Task A_regression_fails_its_gate_and_names_the_changed_cases()
    {
        var baseline = green.Baseline;

        var worse = await green.Project.RunAsync(GreenRun.Class, ("EVALKIT_BASELINE", baseline), ("FIXTURE_MODE", "worse"));

        worse[FloorGate].Outcome.Should().Be(TestEntry.Failed);
        worse[FloorGate].Message.Should().Contain("regressed").And.Contain("changed cases, worst first").And.Contain("rome 1 -> 0").And.MatchRegex(@"report: \S+\.html");
        worse["Gate[app]"].Outcome.Should().Be(TestEntry.Passed);
        worse.ExitCode.Should().NotBe(0);
    }

    [Fact]
    public async Task An_app_that_breaks_where_the_baseline_answered_fails_the_case_and_the_app_gate()
    {
        var baseline = green.Baseline;

        var broken = await green.Project.RunAsync(GreenRun.Class, ("EVALKIT_BASELINE", baseline), ("FIXTURE_MODE", "broken"));

        broken["Answer[rome]"].Outcome.Should().Be(TestEntry.Failed);
        broken["Answer[rome]"].Message.Should().Contain("the index is gone");
        broken["Gate[app]"].Outcome.Should().Be(TestEntry.Failed);
        broken["Gate[app]"].Message.Should().Contain("app_broke").And.Contain("rome");
        broken["Answer[paris]"].Outcome.Should().Be(TestEntry.Passed);
    }
}
