using EvalKit.Xunit.Tests.Fixtures;

namespace EvalKit.Xunit.Tests;

public sealed class OtherEvaluationTests : IDisposable
{
    private readonly FixtureProject _project = new();

    [Fact]
    public async Task Broken_data_and_parameters_are_one_failing_test_that_says_where_and_what()
    {
        var broken = await _project.RunAsync("FullyQualifiedName~BrokenData");

        broken.Tests.Should().HaveCount(5).And.OnlyContain(t => t.Outcome == TestEntry.Failed);
        broken["EvalFixture.BrokenDataEvals.Ragged"].Message.Should().Contain("ragged.csv:3").And.Contain("4");
        broken["EvalFixture.BrokenDataTests.Ragged_theory"].Message.Should().Contain("ragged.csv:3");
        broken["EvalFixture.BrokenDataEvals.Duplicates"].Message.Should().Contain("duplicates.csv:4").And.Contain("duplicates.csv:2");
        broken["EvalFixture.BrokenDataEvals.Unbound"].Message.Should().Contain("'query'").And.Contain("question");
        broken["EvalFixture.BrokenDataEvals.Leaky"].Message.Should().Contain("expected_response").And.Contain("not given the answer");
    }

    [Fact]
    public async Task Trials_of_a_class_overlap_up_to_its_concurrency_and_ordinary_tests_run_beside_them()
    {
        var run = await _project.RunAsync("FullyQualifiedName~TogetherEvals|FullyQualifiedName~PlainTests");

        run.Tests.Where(t => t.Name.StartsWith("Meet[", StringComparison.Ordinal)).Should().HaveCount(8).And.OnlyContain(t => t.Outcome == TestEntry.Passed);
        run.Tests.Where(t => t.Name.Contains("Questions_end_in_a_mark", StringComparison.Ordinal)).Should().HaveCount(6);
        run.Tests.Where(t => t.Name.Contains("Whole_case", StringComparison.Ordinal)).Should().HaveCount(6);
        run.Tests.Should().OnlyContain(t => t.Outcome == TestEntry.Passed);
    }

    [Fact]
    public async Task A_suite_file_configures_an_evaluation_without_code()
    {
        var run = await _project.RunAsync("FullyQualifiedName~FileEvals");

        run.Names.Should().BeEquivalentTo("Answer[paris]", "Answer[rome]", "Gate[app]", "Gate[exact_match each]");
        run.Tests.Should().OnlyContain(t => t.Outcome == TestEntry.Passed);
    }

    [Fact]
    public async Task A_test_class_that_cannot_be_made_is_an_app_that_broke()
    {
        var run = await _project.RunAsync("FullyQualifiedName~UnmakeableEvals");

        run.Tests.Should().HaveCount(3).And.OnlyContain(t => t.Outcome == TestEntry.Failed);
        run["Answer[paris]"].Message.Should().Contain("no index to open");
        run["Gate[app]"].Message.Should().Contain("app_broke");
        (await _project.StoredAsync("unmakeable"))[0].Rows.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_case_without_recording_and_key_is_skipped_with_what_to_do_and_its_trial_is_kept()
    {
        var run = await _project.RunAsync("FullyQualifiedName~JudgedEvals", ("OPENAI_API_KEY", ""));

        foreach (var name in new[] { "Answer[paris]", "Answer[rome]" })
        {
            run[name].Outcome.Should().Be(TestEntry.Skipped);
            (run[name].Message + run[name].StdOut).Should().Contain("gpt-4.1-mini").And.Contain("record");
        }

        run["Gate[correctness at_least 0.5]"].Outcome.Should().Be(TestEntry.Failed, "a metric of no scored case cannot be used");
        run["Gate[app]"].Outcome.Should().Be(TestEntry.Passed);
        (await _project.StoredAsync("judged"))[0].Rows.Should().HaveCount(2).And.OnlyContain(r => r.Trial.Status == TrialStatus.Ok);
    }

    public void Dispose() => _project.Dispose();
}
