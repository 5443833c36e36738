using System.Net;
using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Metrics;
using EvalKit.Running;
using EvalKit.Tests.Judging;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Running;

public sealed class RetryCostTests
{
    /// <summary>A judge asks once more where it cannot read the reply.</summary>
    private const decimal Unreadable = 2 * PricedJudge.Price;

    [Fact]
    public async Task An_error_of_a_judge_that_a_value_takes_the_place_of_is_still_paid_for()
    {
        var numbers = new Numbers(3);
        var judge = new PricedJudge { Reply = "what?" };
        var first = await judge.RunAsync(numbers);
        judge.Reply = PricedJudge.Yes;

        var run = await judge.RunAsync(numbers, o => o with { RetryErrorsOf = first.Id });

        run.Results.Column("correctness")!.Cells.Should().OnlyContain(c => c!.Passed == true);
        RunCost.Of(first.Results).CostUsd.Should().Be(3 * Unreadable);
        RunCost.Of(run.Results).CostUsd.Should().Be((3 * Unreadable) + (3 * PricedJudge.Price)).And.Be(judge.Calls * PricedJudge.Price);
    }

    [Fact]
    public async Task A_retry_of_a_judge_that_fails_is_paid_for_although_the_error_before_stays()
    {
        var numbers = new Numbers(2);
        var judge = new PricedJudge { Reply = "what?" };
        var first = await judge.RunAsync(numbers);
        judge.Reply = "how?";

        var once = await judge.RunAsync(numbers, o => o with { RetryErrorsOf = first.Id });
        var twice = await judge.RunAsync(numbers, o => o with { RetryErrorsOf = first.Id });

        twice.Results.Column("correctness")!.Cells.Should().OnlyContain(c => c!.Error!.Raw == "what?");
        RunCost.Of(once.Results).CostUsd.Should().Be(2 * 2 * Unreadable);
        RunCost.Of(twice.Results).CostUsd.Should().Be(3 * 2 * Unreadable).And.Be(judge.Calls * PricedJudge.Price);
        RunCost.Of(twice.Results.With([])).CostUsd.Should().Be(RunCost.Of(twice.Results).CostUsd);
    }

    [Theory]
    [InlineData("how?")]
    [InlineData(PricedJudge.Yes)]
    public async Task Retries_are_held_to_the_budget_by_all_that_was_spent(string reply)
    {
        var numbers = new Numbers(4);
        var judge = new PricedJudge { Reply = "what?" };
        var first = await judge.RunAsync(numbers);
        var spent = RunCost.Of(first.Results).KnownUsd;
        judge.Reply = reply;

        var stopped = await judge.RunAsync(numbers, o => o with { RetryErrorsOf = first.Id, BudgetUsd = spent + Unreadable });
        var calls = judge.Calls;
        var again = await judge.RunAsync(numbers, o => o with { RetryErrorsOf = first.Id, BudgetUsd = RunCost.Of(stopped.Results).KnownUsd });

        stopped.Warnings[0].Should().Contain("is spent");
        RunCost.Of(stopped.Results).KnownUsd.Should().BeInRange(spent + PricedJudge.Price, spent + Unreadable);
        judge.Calls.Should().Be(calls, "nothing is left of the budget");
        RunCost.Of(again.Results).KnownUsd.Should().Be(calls * PricedJudge.Price);
    }

    [Fact]
    public async Task A_retry_of_the_app_that_fails_is_paid_for_although_the_error_before_stays()
    {
        var numbers = new Numbers(1);
        using var app = new PaidAttempts(call => throw new HttpRequestException($"down {call}", null, HttpStatusCode.ServiceUnavailable));
        var first = await app.Suite(numbers).RunAsync(numbers.Options());

        var run = await app.Suite(numbers).RunAsync(numbers.Options() with { RetryErrorsOf = first.Id });
        var stopped = await app.Suite(numbers).RunAsync(numbers.Options() with { RetryErrorsOf = first.Id, BudgetUsd = 2 * PaidAttempts.Price });

        run.Results.Rows.Single().Trial.Error!.Message.Should().Be("down 1");
        run.Results.Column("app_ok")!.Cells.Single()!.Error!.Message.Should().Be("down 1");
        RunCost.Of(run.Results).CostUsd.Should().Be(2 * PaidAttempts.Price);
        app.Calls.Should().Be(2);
        RunCost.Of(stopped.Results).CostUsd.Should().Be(2 * PaidAttempts.Price);
    }

    /// <summary>A judge's model that costs, and says what a test wants.</summary>
    private sealed class PricedJudge : IChatModels
    {
        /// <summary>Of <see cref="Tokens"/> at the list price of $1.60 for a million tokens.</summary>
        public const decimal Price = 0.16m;

        public const string Yes = """{"reason": "it is", "facts": [{"item": "the number", "verdict": "supported"}], "contradictions": [], "verdict": "yes"}""";

        private const int Tokens = 100_000;

        private int _calls;

        public string Reply { get; set; } = Yes;

        public int Calls => _calls;

        public Task<EvalRun> RunAsync(Numbers numbers, Func<EvaluationOptions, EvaluationOptions>? change = null) =>
            numbers.Suite(Judges.Correctness("openai:/gpt-4.1-mini")).RunAsync((change ?? (o => o))(numbers.Options() with { Models = this }));

        public bool Knows(ModelUri model) => true;

        public string? Missing(ModelUri model) => null;

        public IChatClient Create(ModelUri model) => new ScriptedChatClient(() =>
        {
            Interlocked.Increment(ref _calls);
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, Reply))
            {
                FinishReason = ChatFinishReason.Stop,
                Usage = new UsageDetails { InputTokenCount = 0, OutputTokenCount = Tokens },
            };
        });
    }
}
