using System.Text.Json.Nodes;
using EvalKit.Datasets;
using EvalKit.Metrics;
using EvalKit.Running;
using EvalKit.Scoring;

namespace EvalKit.Tests.Metrics;

public sealed class RunCostTests
{
    [Fact]
    public void Known_costs_are_summed()
    {
        var cost = RunCost.None.Plus(Judged("""{"cost_usd": 0.1, "model_calls": 1}""")).Plus(Judged("""{"cost_usd": 0.02, "model_calls": 2}""")).Plus(App(usd: 0.003m));

        (cost.CostUsd, cost.UnknownCalls).Should().Be((0.123m, 0));
        cost.Describe().Should().Be("cost $0.12");
    }

    [Fact]
    public void An_unknown_price_is_said_and_never_nothing()
    {
        var cost = RunCost.None.Plus(Judged("""{"cost_unknown": "openai:/foo", "model_calls": 2}""")).Plus(Judged("""{"cost_usd": 0, "model_calls": 0, "replayed": true}"""));

        (cost.CostUsd, cost.UnknownCalls).Should().Be((null, 2));
        cost.UnknownModels.Should().Equal("openai:/foo");
        cost.Describe().Should().Be("price of openai:/foo unknown (2 calls)");
        cost.Plus(Judged("""{"cost_usd": 0.12, "model_calls": 1}""")).Describe().Should().Be("cost $0.12 (1 replayed); price of openai:/foo unknown (2 calls)");
    }

    [Fact]
    public void What_was_answered_without_a_call_costs_nothing_and_says_why()
    {
        var cost = RunCost.None
            .Plus(Judged("""{"cost_usd": 0, "model_calls": 0, "replayed": true}"""))
            .Plus(Judged("""{"cost_usd": 0, "model_calls": 0, "cached": true}"""))
            .Plus(Judged("""{"cost_usd": 5, "model_calls": 1, "reused_from": "a run"}"""));

        (cost.CostUsd, cost.Replayed, cost.Cached).Should().Be((0m, 1, 1));
        cost.Describe().Should().Be("cost $0.00 (1 replayed, 1 cached)");
    }

    [Fact]
    public void Code_alone_has_no_cost_to_tell()
    {
        var cost = RunCost.None.Plus(Judged("""{"precision": 0.5}""")).Plus(Judged(null)).Plus(App(usd: null));

        (cost.CostUsd, cost.Describe()).Should().Be((null, null));
    }

    [Fact]
    public void An_app_that_tells_tokens_and_no_cost_made_a_call_of_unknown_price()
    {
        var cost = RunCost.None.Plus(App(usd: null, new TokenUsage(5, 5)));

        (cost.CostUsd, cost.UnknownCalls, cost.Describe()).Should().Be((null, 1, "price of the app's model unknown (1 call)"));
    }

    [Theory]
    [InlineData("""{"cost_usd": "much"}""")]
    [InlineData("""{"cost_usd": -1}""")]
    [InlineData("""{"cost_usd": 1e300}""")]
    [InlineData("""{"cost_usd": true}""")]
    [InlineData("""{"cost_usd": [1], "model_calls": "three", "cost_unknown": 7, "replayed": "yes"}""")]
    public void Metadata_of_another_kind_tell_nothing(string metadata)
    {
        RunCost.None.Plus(Judged(metadata)).Should().Be(RunCost.None);
    }

    [Theory]
    [InlineData("0", "$0.00")]
    [InlineData("0.00001", "< $0.0001")]
    [InlineData("0.000078", "< $0.0001")]
    [InlineData("0.0123", "$0.0123")]
    [InlineData("0.05", "$0.05")]
    [InlineData("0.1234", "$0.12")]
    [InlineData("1234.5", "$1234.50")]
    public void Dollars_show_what_matters(string usd, string text)
    {
        RunCost.Dollars(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(text);
    }

    [Fact]
    public async Task What_recorded_outputs_cost_when_they_were_made_is_not_the_runs()
    {
        var recorded = AppOutput.FromText("4") with { CostUsd = 3 };
        var suite = new EvalSuite("sums")
        {
            Dataset = EvalDatasets.Create("sums", [EvalCases.Create(CaseFields.OfText(("question", "2 + 2?")), CaseFields.OfText(("expected_response", "4"))) with { RecordedOutput = recorded }]),
        };
        suite.Score(Scorers.ExactMatch());
        var scored = await suite.RunAsync(new EvaluationOptions());
        suite.App = (_, _) => Task.FromResult(recorded);
        var ran = await suite.RunAsync(new EvaluationOptions());

        RunCost.Of(scored.Results).CostUsd.Should().BeNull();
        RunCost.Of(ran.Results).CostUsd.Should().Be(3);
    }

    [Fact]
    public void A_feedback_tells_its_cost_for_a_budget()
    {
        JudgeCost.Of(Judged("""{"cost_usd": 0.5, "model_calls": 2}""")).Should().Be(new JudgeCost(0.5m, 2, null));
        JudgeCost.Of(Judged("""{"cost_usd": 0.5, "model_calls": 2}""")).Called.Should().BeTrue();
        JudgeCost.Of(Judged("""{"cost_usd": 0, "model_calls": 0, "cached": true}""")).Called.Should().BeFalse();
        JudgeCost.Of(Judged("""{"cost_usd": 0.5, "model_calls": 2, "reused_from": "a run"}""")).Should().Be(new JudgeCost(0, 0, null));
        JudgeCost.Of(Judged(null)).Should().Be(default(JudgeCost));
    }

    private static Feedback Judged(string? metadata) => new()
    {
        Id = "1",
        TraceId = "t",
        Name = "correctness",
        Value = FeedbackValue.Of(true),
        Source = new FeedbackSource(SourceKind.LlmJudge, "f"),
        Metadata = metadata is null ? null : JsonNode.Parse(metadata)!.AsObject(),
    };

    private static Trial App(decimal? usd, TokenUsage? usage = null) => new()
    {
        TraceId = "t",
        CaseId = "c",
        Status = TrialStatus.Ok,
        Output = AppOutput.FromText("a") with { CostUsd = usd, Usage = usage },
    };
}
