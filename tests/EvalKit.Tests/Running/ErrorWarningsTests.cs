using EvalKit.Chat;
using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Scoring;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Running;

public sealed class ErrorWarningsTests
{
    [Fact]
    public async Task An_app_that_breaks_is_a_warning_that_carries_its_message()
    {
        var run = await RunAsync(_ => throw new InvalidOperationException("no index at data/index"), Scorers.ExactMatch());

        run.Warnings.Should().ContainSingle().Which.Should().StartWith("the app gave no output in 2 of 2 trials: ").And.Contain("no index at data/index");
    }

    [Fact]
    public async Task A_scorer_that_fails_is_a_warning_that_names_it_and_its_message()
    {
        var run = await RunAsync(_ => "yes", Scorers.From("polite", new Func<ScoreArguments, bool>(_ => throw new InvalidOperationException("word list is missing"))));

        run.Warnings.Should().ContainSingle().Which.Should().StartWith("polite could not score 2 of 2 trials: ").And.Contain("word list is missing");
    }

    [Fact]
    public async Task A_judge_that_fails_is_told_once_with_all_that_it_counts()
    {
        var run = await RunAsync(_ => "yes", Judges.Correctness(new FailingClient()));

        run.Results.Columns.Where(c => c.Cells.All(f => f?.Error is not null)).Should().HaveCount(3);
        run.Warnings.Should().ContainSingle().Which.Should().StartWith("correctness could not score 2 of 2 trials: ").And.Contain("no route");
    }

    [Fact]
    public async Task Of_several_messages_the_most_frequent_is_the_example()
    {
        var run = await RunAsync(c => throw new InvalidOperationException($"lost {c.Id}"), Scorers.ExactMatch());

        run.Warnings.Should().ContainSingle().Which.Should().StartWith("the app gave no output in 2 of 2 trials, for example: ");
    }

    [Fact]
    public async Task Skipped_trials_are_a_warning_that_says_what_to_do()
    {
        var run = await RunAsync(c => c.Id == "a" ? throw new TrialSkippedException("Record it: `evalkit run x --replay record`.") : "yes", Scorers.ExactMatch());

        run.Warnings.Should().ContainSingle().Which.Should().Be("skipped 1 of 2 trials: Record it: `evalkit run x --replay record`.");
    }

    [Fact]
    public async Task A_run_without_errors_has_none()
    {
        (await RunAsync(_ => "yes", Scorers.ExactMatch())).Warnings.Should().BeEmpty();
    }

    private sealed class FailingClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new ChatProviderException("no route", 400);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private static async Task<EvalRun> RunAsync(Func<EvalCase, AppOutput> answer, IScorer scorer)
    {
        var expected = CaseFields.OfText(("expected_response", "yes"));
        var suite = new EvalSuite("warned")
        {
            Dataset = EvalDatasets.Create("warned", [
                EvalCases.Create(CaseFields.OfText(("question", "a?")), expected, id: "a"),
                EvalCases.Create(CaseFields.OfText(("question", "b?")), expected, id: "b"),
            ]),
            App = (evalCase, _) => Task.FromResult(answer(evalCase)),
        };
        suite.Score(scorer);
        return await suite.RunAsync(new EvaluationOptions { Store = new InMemoryRunStore() });
    }
}
