using System.Text.Json;
using EvalKit.Scoring;
using EvalKit.Tests.Tracing;

namespace EvalKit.Tests.Scoring;

public sealed class TraceScorerTests
{
    private const string Search = """{"gen_ai.operation.name":"execute_tool","gen_ai.tool.name":"search"}""";
    private const string Chat = """{"gen_ai.operation.name":"chat","gen_ai.response.finish_reasons":["stop"]}""";

    [Theory]
    [InlineData("time_to_first_token", "ms")]
    [InlineData("cost", "USD")]
    [InlineData("token_usage", "tokens")]
    [InlineData("response_length", "characters")]
    [InlineData("span_count", "spans")]
    [InlineData("span_duration", "ms")]
    [InlineData("error_spans", "spans")]
    [InlineData("step_count", "steps")]
    public void What_is_counted_has_a_unit_and_less_of_it_is_better(string name, string unit) =>
        Given.FromCatalog(name).Info.Feedbacks.Should().OnlyContain(f => f.Unit == unit && f.Polarity == Polarity.LowerIsBetter && f.Minimum == 0 && f.Maximum == null);

    [Theory]
    [InlineData("finish_reason", "trace")]
    [InlineData("span_count", "trace")]
    [InlineData("span_duration", "trace")]
    [InlineData("error_spans", "trace")]
    [InlineData("step_count", "trace")]
    [InlineData("loop_detection", "outputs.tool_calls")]
    [InlineData("tool_permission", "outputs.tool_calls")]
    public async Task Without_a_trace_there_is_no_value_but_an_error_that_says_what_to_do(string name, string need)
    {
        var scorer = Given.FromCatalog(name, name == "tool_permission" ? """{"deny": ["rm"]}""" : "{}");

        var feedback = await ScoringPipeline.ScoreAsync([scorer], Given.Arguments("x"), new CountingIds(), TimeProvider.System, CancellationToken.None);

        scorer.Info.Needs.Should().Contain(need);
        feedback.Should().OnlyContain(f => f.Error!.Kind == FeedbackErrorKind.MissingInput && f.Error.Message.Contains("UseEvalKitTracing()") && f.Value == null);
    }

    [Fact]
    public void The_first_token_is_the_outputs_in_milliseconds()
    {
        Number(Scorers.TimeToFirstToken(), Args(Output with { TimeToFirstToken = TimeSpan.FromSeconds(1.5) })).Should().Be(1500);
        Given.Score(Scorers.TimeToFirstToken(), Args(Output)).Should().BeEquivalentTo(new { Value = (FeedbackValue?)null, Error = (FeedbackError?)null });
    }

    [Fact]
    public void A_cost_is_dollars_and_an_unknown_price_is_an_error_that_names_the_model()
    {
        Number(Scorers.Cost(), Args(Output with { CostUsd = 0.25m })).Should().Be(0.25);
        Number(Scorers.Cost(), Args(Output with { CostUsd = 0 })).Should().Be(0, "a recording costs nothing");
        var trace = Traces.Of(Traces.Root(), Traces.Span("a", """{"gen_ai.operation.name":"chat","gen_ai.response.model":"our-model"}"""));
        Given.Score(Scorers.Cost(), Args(Output with { Usage = new TokenUsage(1, 1) }, trace)).Error!.Message.Should().Contain("\"our-model\"").And.Contain("prices.json");
        Given.Score(Scorers.Cost(), Args(Output)).Error.Should().BeNull("nothing was told, so nothing is to be scored");
    }

    [Fact]
    public async Task Tokens_are_three_feedbacks_and_one_that_is_unknown_leaves_the_sum_unscored()
    {
        var all = await ScoreAsync(Scorers.TokenUsage(), Args(Output with { Usage = new TokenUsage(10, 5) }));
        var half = await ScoreAsync(Scorers.TokenUsage(new TokenUsageOptions { Name = "tokens" }), Args(Output with { Usage = new TokenUsage(10, null) }));

        all.Select(s => (s.Name, s.Value?.Number)).Should().Equal(("token_usage", 15), ("token_usage.input", 10), ("token_usage.output", 5));
        half.Select(s => (s.Name, s.Value?.Number)).Should().Equal(("tokens", null), ("tokens.input", 10), ("tokens.output", null));
        half.Should().OnlyContain(s => s.Error == null);
    }

    [Theory]
    [InlineData("stop", true)]
    [InlineData("length", false)]
    public void The_reason_of_the_last_answer_counts(string reason, bool passes)
    {
        var trace = Traces.Of(
            Traces.Root(), Traces.Span("a", """{"gen_ai.operation.name":"chat","gen_ai.response.finish_reasons":["tool_calls"]}"""),
            Traces.Span("b", $$"""{"gen_ai.operation.name":"chat","gen_ai.response.finish_reasons":["{{reason}}"]}""", at: 5));

        var score = Given.Score(Scorers.FinishReason(), Args(Output, trace));

        (score.Value!.Label, score.Passed).Should().Be((reason, passes));
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("a 😀 b", 5, 3)]
    [InlineData("  two\n\twords ", 13, 2)]
    public void Length_counts_code_points_or_words(string text, int characters, int words)
    {
        Number(Scorers.ResponseLength(), Given.Arguments(text)).Should().Be(characters);
        Number(Scorers.ResponseLength(new ResponseLengthOptions { Unit = LengthUnit.Words }), Given.Arguments(text)).Should().Be(words);
        Given.Score(Scorers.ResponseLength(new ResponseLengthOptions { Max = 4 }), Given.Arguments(text)).Passed.Should().Be(characters <= 4);
    }

    [Fact]
    public void Spans_are_counted_by_type_and_name_without_the_trial_itself()
    {
        var trace = Traces.Of(Traces.Root(), Traces.Span("a", Chat, name: "chat m"), Traces.Span("b", Search, name: "execute_tool search"), Traces.Span("c", name: "GET"));

        Number(Scorers.SpanCount(), Args(Output, trace)).Should().Be(3);
        Number(Scorers.SpanCount(new SpanCountOptions { Type = "tool" }), Args(Output, trace)).Should().Be(1);
        Number(Scorers.SpanCount(new SpanCountOptions { Span = "chat*" }), Args(Output, trace)).Should().Be(1);
        Number(Scorers.SpanCount(new SpanCountOptions { Span = "chat" }), Args(Output, trace)).Should().Be(0);
        Given.Score(Scorers.SpanCount(), Args(Output, trace with { DroppedSpans = 4 })).Error!.Message.Should().Contain("4 spans");
    }

    [Fact]
    public void Time_in_which_several_spans_ran_counts_once()
    {
        var trace = Traces.Of(Traces.Root(), Traces.Span("a", Search, at: 0, ms: 100), Traces.Span("b", Search, at: 50, ms: 100), Traces.Span("c", Search, at: 60, ms: 10), Traces.Span("d", Search, at: 300, ms: 20), Traces.Span("e", Chat, at: 0, ms: 900));

        Number(Scorers.SpanDuration(new SpanDurationOptions { Type = "tool" }), Args(Output, trace)).Should().Be(170);
        Given.Score(Scorers.SpanDuration(new SpanDurationOptions { Type = "retriever" }), Args(Output, trace)).Should().BeEquivalentTo(new { Value = (FeedbackValue?)null, Error = (FeedbackError?)null });
    }

    [Fact]
    public void Failed_spans_are_counted_and_named()
    {
        var trace = Traces.Of(Traces.Root() with { Status = SpanStatus.Error }, Traces.Span("a", Search, name: "execute_tool search", status: SpanStatus.Error) with { StatusMessage = "no index" }, Traces.Span("b", Chat));

        var score = Given.Score(Scorers.ErrorSpans(), Args(Output, trace));

        (score.Value!.Number, score.Passed).Should().Be((1, false));
        score.Rationale.Should().Contain("execute_tool search").And.Contain("no index");
        Given.Score(Scorers.ErrorSpans(), Args(Output, Traces.Of(Traces.Root(), Traces.Span("b", Chat)))).Passed.Should().BeTrue();
    }

    [Fact]
    public void Steps_are_calls_of_models_and_tools_and_not_what_lies_around_them()
    {
        var trace = Traces.Of(
            Traces.Root(), Traces.Span("agent", """{"gen_ai.operation.name":"invoke_agent"}"""), Traces.Span("a", Chat, "agent"), Traces.Span("t", Search, "agent"), Traces.Span("b", Chat, "agent"),
            Traces.Span("e", """{"gen_ai.operation.name":"embeddings"}""", "agent"), Traces.Span("http", parent: "a"));

        Number(Scorers.StepCount(), Args(Output, trace)).Should().Be(3);
        Given.Score(Scorers.StepCount(new StepCountOptions { Max = 2 }), Args(Output, trace)).Passed.Should().BeFalse();
        Given.Score(Scorers.StepCount(), Args(Output, Traces.Of(Traces.Root(), Traces.Span("http", name: "GET")))).Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);
    }

    [Theory]
    [InlineData("a a", false)]
    [InlineData("a a a", true)]
    [InlineData("b a a a b", true)]
    [InlineData("a b a b a b", true)]
    [InlineData("a b a b a c", false)]
    [InlineData("a b c a b c a b c", true)]
    [InlineData("a a b a a b", false)]
    [InlineData("", false)]
    public void The_same_calls_three_times_in_a_row_are_a_loop(string calls, bool loop)
    {
        var list = calls.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => new { name = "search", arguments = new { q = c } });

        var score = Given.Score(Scorers.LoopDetection(), Args(Output with { ToolCalls = JsonSerializer.SerializeToElement(list) }));

        (score.Value!.Bool, score.Passed).Should().Be((loop, !loop));
    }

    [Fact]
    public void Arguments_in_another_order_are_the_same_arguments()
    {
        var calls = JsonElement.Parse("""[{"name":"f","arguments":{"a":1,"b":2}},{"name":"f","arguments":"{\"b\":2,\"a\":1}"},{"function":{"name":"f","arguments":{"b":2,"a":1.0}}}]""");

        Given.Score(Scorers.LoopDetection(), Args(Output with { ToolCalls = calls })).Value!.Bool.Should().BeTrue();
    }

    [Theory]
    [InlineData("""{"allow": ["search", "read_*"]}""", "search read_file", true)]
    [InlineData("""{"allow": ["search"]}""", "search delete", false)]
    [InlineData("""{"deny": ["delete*"]}""", "search", true)]
    [InlineData("""{"deny": ["delete*"]}""", "search delete_all", false)]
    [InlineData("""{"allow": ["*"], "deny": ["delete"]}""", "delete", false)]
    [InlineData("""{"allow": []}""", "search", false)]
    [InlineData("""{"allow": []}""", "", true)]
    public void Only_permitted_tools_may_be_called(string options, string tools, bool expected)
    {
        var calls = JsonSerializer.SerializeToElement(tools.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => new { name = t }));

        Given.Score(Given.FromCatalog("tool_permission", options), Args(Output with { ToolCalls = calls })).Value!.Bool.Should().Be(expected);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[{\"arguments\": {}}]")]
    [InlineData("[5]")]
    public void Tool_calls_that_are_none_are_an_error_and_no_pass(string calls)
    {
        var args = Args(Output with { ToolCalls = JsonElement.Parse(calls) });

        Given.Score(Given.FromCatalog("tool_permission", """{"deny": ["x"]}"""), args).Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);
        Given.Score(Scorers.LoopDetection(), args).Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);
    }

    [Theory]
    [InlineData("tool_permission", "{}", "'allow' or 'deny'")]
    [InlineData("loop_detection", """{"repeats": 1}""", "from 2, found 1")]
    [InlineData("step_count", """{"max": 0}""", "from 1, found 0")]
    [InlineData("response_length", """{"unit": "tokens"}""", "one of characters, words")]
    [InlineData("finish_reason", """{"pass": []}""", "at least one reason")]
    [InlineData("step_count", """{"max": "many"}""", "a whole number")]
    public void A_bad_option_fails_when_the_scorer_is_built(string name, string options, string message) =>
        FluentActions.Invoking(() => Given.FromCatalog(name, options)).Should().Throw<EvalKitException>().And.Message.Should().Contain(message);

    private static AppOutput Output { get; } = "x";

    private static ScoreArguments Args(AppOutput output, TraceRecord? trace = null) => new(Given.Case(), Given.Answered("x") with { Output = output }) { Trace = trace };

    private static double? Number(IScorer scorer, ScoreArguments args) => Given.Score(scorer, args).Value!.Number;

    private static async Task<IReadOnlyList<Score>> ScoreAsync(IScorer scorer, ScoreArguments args) => (await scorer.ScoreAsync(args, CancellationToken.None)).Scores;
}
