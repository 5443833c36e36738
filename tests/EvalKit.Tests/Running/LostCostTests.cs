using System.Net;
using EvalKit.Chat;
using EvalKit.Metrics;
using EvalKit.Running;
using EvalKit.Suites;
using EvalKit.Tests.Datasets;
using EvalKit.Tracing;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Running;

public sealed class LostCostTests
{
    [Fact]
    public async Task An_app_that_pays_and_then_throws_is_stopped_by_the_budget()
    {
        var numbers = new Numbers(20);
        using var app = new PaidAttempts(_ => throw new InvalidOperationException("broken"));

        var run = await app.Suite(numbers).RunAsync(numbers.Options() with { BudgetUsd = 0.60m });

        app.Calls.Should().Be(2, "a third would cost more than is left");
        RunCost.Of(run.Results).CostUsd.Should().Be(2 * PaidAttempts.Price);
        run.Results.Rows.Select(r => r.Trial.LostCost).Should().AllBeEquivalentTo(new AppCost(PaidAttempts.Price, 0));
        run.Warnings[0].Should().StartWith("the budget of $0.60 is spent ($0.56): ");
    }

    [Fact]
    public async Task Attempts_before_the_one_that_succeeded_are_paid_for_too()
    {
        var numbers = new Numbers(1);
        using var app = new PaidAttempts(call => call < 3 ? throw Unavailable() : Task.CompletedTask);
        var seen = new List<EvaluationProgress>();

        var run = await app.Suite(numbers, retries: 2).RunAsync(numbers.Options() with { Progress = new Recorder(seen) });

        var trial = run.Results.Rows.Single().Trial;
        (trial.Status, trial.Attempt).Should().Be((TrialStatus.Ok, 3));
        (trial.Output!.CostUsd, trial.LostCost).Should().Be((PaidAttempts.Price, new AppCost(2 * PaidAttempts.Price, 0)));
        RunCost.Of(run.Results).CostUsd.Should().Be(3 * PaidAttempts.Price);
        seen[^1].CostUsd.Should().Be(3 * PaidAttempts.Price);
    }

    [Fact]
    public async Task What_a_run_lost_before_it_goes_on_is_part_of_what_it_may_spend()
    {
        var numbers = new Numbers(20);
        using var app = new PaidAttempts(_ => throw new InvalidOperationException("broken"));
        await app.Suite(numbers).RunAsync(numbers.Options() with { BudgetUsd = 0.60m });

        var again = await app.Suite(numbers).RunAsync(numbers.Options() with { BudgetUsd = 0.60m });

        app.Calls.Should().Be(2);
        RunCost.Of(again.Results).CostUsd.Should().Be(2 * PaidAttempts.Price);
    }

    [Fact]
    public async Task An_error_that_a_later_attempt_took_the_place_of_is_still_paid_for()
    {
        var numbers = new Numbers(2);
        using var app = new PaidAttempts(call => call == 1 ? throw Unavailable() : Task.CompletedTask);
        var first = await app.Suite(numbers).RunAsync(numbers.Options());

        var run = await app.Suite(numbers).RunAsync(numbers.Options() with { RetryErrorsOf = first.Id });

        run.Results.Rows.Should().OnlyContain(r => r.Trial.Status == TrialStatus.Ok);
        RunCost.Of(run.Results).CostUsd.Should().Be(3 * PaidAttempts.Price);
        RunCost.Of(run.Results.With([])).Should().BeEquivalentTo(RunCost.Of(run.Results));
    }

    [Fact]
    public async Task A_trial_that_is_cancelled_after_its_call_is_paid_for()
    {
        var numbers = new Numbers(2);
        using var cancel = new CancellationTokenSource();
        using var app = new PaidAttempts(_ => cancel.CancelAsync());
        var seen = new List<EvaluationProgress>();
        var suite = app.Suite(numbers);
        await using var evaluation = await Evaluation.StartAsync(suite, numbers.Dataset, numbers.Options() with { BudgetUsd = 0.30m, Progress = new Recorder(seen) }, default);

        var cancelled = () => evaluation.RunTrialAsync(numbers.Dataset.Cases[0], 0, suite.App!, cancel.Token);
        var next = () => evaluation.RunTrialAsync(numbers.Dataset.Cases[1], 0, suite.App!, default);

        await cancelled.Should().ThrowAsync<OperationCanceledException>();
        (await next.Should().ThrowAsync<TrialNotStartedException>()).WithMessage("the budget of $0.30 is spent ($0.28): *");
        seen[^1].CostUsd.Should().Be(PaidAttempts.Price);
    }

    [Fact]
    public async Task An_attempt_that_failed_before_any_call_lost_nothing()
    {
        var numbers = new Numbers(1) { Before = (_, _) => throw new InvalidOperationException("broken") };

        var run = await numbers.Suite().RunAsync(numbers.Options());

        run.Results.Rows.Single().Trial.LostCost.Should().BeNull();
        RunCost.Of(run.Results).CostUsd.Should().BeNull();
    }

    [Fact]
    public async Task A_call_that_the_provider_refused_is_not_charged()
    {
        var numbers = new Numbers(1);
        using var app = new PaidAttempts(_ => Task.CompletedTask, () => throw Unavailable());

        var run = await app.Suite(numbers).RunAsync(numbers.Options());

        RunCost.Of(run.Results).UnknownCalls.Should().Be(0);
    }

    [Fact]
    public async Task A_call_that_the_app_gave_up_is_one_of_unknown_cost()
    {
        var numbers = new Numbers(1);
        using var app = new PaidAttempts(_ => Task.CompletedTask, () => throw new TimeoutException("no reply"));

        var run = await app.Suite(numbers).RunAsync(numbers.Options());

        RunCost.Of(run.Results).UnknownCalls.Should().Be(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_model_that_does_not_answer_in_time_is_one_call_of_unknown_cost(bool traces)
    {
        using var folder = new TempFolder();
        folder.With("p.md", "# user\n{{ inputs.question }}\n").With("faq.suite.yaml", "app: {chat: \"openai:/m\", prompt: p.md}\nscorers: [exact_match]\n");
        var suite = SuiteBinder.Bind(SuiteFile.Load(Path.Combine(folder.Path, "faq.suite.yaml")));
        suite.Dataset = new Numbers(2).Dataset;
        suite.Run = suite.Run with { Timeout = TimeSpan.FromMilliseconds(50), Replay = ReplayMode.Off };

        var run = await suite.RunAsync(new EvaluationOptions { Models = new Silent(), Folder = folder.Path, Tracing = new TracingOptions { Enabled = traces } });

        run.Results.Rows.Should().OnlyContain(r => r.Trial.Status == TrialStatus.Timeout);
        var cost = RunCost.Of(run.Results);
        (cost.CostUsd, cost.UnknownCalls, cost.Describe()).Should().Be((null, 2, "price of the app's model unknown (2 calls)"));
    }

    private static HttpRequestException Unavailable() => new("down", null, HttpStatusCode.ServiceUnavailable);

    private sealed class Recorder(List<EvaluationProgress> seen) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value)
        {
            lock (seen)
            {
                seen.Add(value);
            }
        }
    }

    /// <summary>Models that never answer.</summary>
    private sealed class Silent : IChatModels
    {
        public bool Knows(ModelUri model) => true;

        public string? Missing(ModelUri model) => null;

        public IChatClient Create(ModelUri model) => new Client();

        private sealed class Client : IChatClient
        {
            public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                throw new InvalidOperationException("It never ends.");
            }

            public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
                IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

            public object? GetService(Type serviceType, object? serviceKey = null) => null;

            public void Dispose()
            {
            }
        }
    }
}
