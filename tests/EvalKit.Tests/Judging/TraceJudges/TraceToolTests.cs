using System.Globalization;
using System.Text.RegularExpressions;
using EvalKit.Chat;
using EvalKit.Prompts;
using EvalKit.Tests.Tracing;
using Microsoft.Extensions.AI;
using static EvalKit.Tests.Judging.TraceJudges.TracesToRead;

namespace EvalKit.Tests.Judging.TraceJudges;

/// <summary>A judge that reads a trace by tools: what it is told and shown, and where it is stopped.</summary>
public sealed class TraceToolTests
{
    [Fact]
    public async Task The_prompt_lists_the_spans_and_the_request_declares_the_tools()
    {
        var client = new ScriptedChatClient(Saying(Yes));

        await ScoreAsync(client);

        var (messages, options) = client.Asked.Single();
        BlockOf(messages[1].Text, "trace").Split('\n').Should().Equal(
            """{"id":"s1","parent":null,"kind":"TRIAL","name":"trial","status":"ok"}""",
            """{"id":"s2","parent":"s1","kind":"CHAT_MODEL","name":"chat m","status":"ok"}""",
            """{"id":"s3","parent":"s1","kind":"TOOL","name":"execute_tool find","status":"ok"}""",
            """{"id":"s4","parent":"s1","kind":"TOOL","name":"execute_tool call","status":"error","status_message":"line busy"}""",
            """{"id":"s5","parent":"s1","kind":"CHAT_MODEL","name":"chat m","status":"ok"}""");
        messages[0].Text.Should().Contain("The block trace lists the 5 spans").And.Contain("You are asked at most 8 times in all");
        options!.Tools!.Select(t => t.Name).Should().Equal("list_spans", "read_span", "search_spans");
        options.ToolMode.Should().BeNull();
    }

    [Fact]
    public async Task What_the_model_asks_for_is_answered_and_its_verdict_read_as_always()
    {
        var client = new ScriptedChatClient(
            Calling(("read_span", """{"id":"s3"}"""), ("read_span", """{"id":"s2","part":"outputs"}""")),
            Calling(("read_span", """{"id":"s3","part":"attributes"}"""), ("search_spans", """{"text":"ROOM 7"}"""), ("list_spans", """{"skip":3}""")),
            Saying("""{"reason":"twice","redundant":["find"],"verdict":"no"}"""));

        var score = await ScoreAsync(client);

        var first = Replies(client.Asked[1].Messages);
        BlockOf(first[0], "span").Should().Be("""{"inputs":{"who":"Ada"},"outputs":["room 7"]}""");
        first[0].Should().EndWith("\ns3: characters 1 to 45 of 45.");
        BlockOf(first[1], "span").Should().Be("""[{"role":"assistant","text":"","tool_calls":[{"name":"find","arguments":{"who":"Ada"}}]}]""");
        var second = Replies(client.Asked[2].Messages);
        BlockOf(second[0], "span").Should().Contain("\"app.note\":\"NOTED\"");
        BlockOf(second[1], "matches").Split('\n').Should().HaveCount(3).And.Contain("""{"id":"s3","part":"outputs","around":"[\"room 7\"]"}""");
        second[1].Should().EndWith("\nMatches 1 to 3 of 3.");
        second[2].Should().Contain("\"id\":\"s4\"").And.NotContain("\"id\":\"s3\"").And.EndWith("\nSpans 4 to 5 of 5.");
        (score.Value, score.Passed, score.Rationale).Should().Be((FeedbackValue.Of(false), false, "twice"));
        score.Metadata!["trace_read"]!.ToJsonString().Should().Be("""["read_span s3","read_span s2","read_span s3","search_spans","list_spans"]""");
        (score.Metadata["trace_view"]!.GetValue<string>(), score.Metadata["trace_from"]!.GetValue<string>()).Should().Be(("tools", "trace"));
        score.Metadata["usage"]!.ToJsonString().Should().Be("""{"input_tokens":30,"output_tokens":15}""");
        score.Metadata["model_calls"]!.GetValue<int>().Should().Be(3);
    }

    [Theory]
    [InlineData("read_span", """{"id":"s9"}""", "There is no span \"s9\". Expected an id of the list, from s1 to s5.")]
    [InlineData("read_span", """{"id":"t1"}""", "There is no span \"t1\".")]
    [InlineData("read_span", """{"id":"s03"}""", "There is no span \"s03\".")]
    [InlineData("read_span", """{"id":7}""", "There is no span \"7\".")]
    [InlineData("read_span", "{}", "There is no span \"without id\".")]
    [InlineData("read_span", """{"id":"s3","part":"secrets"}""", "A span has no part \"secrets\". Expected inputs, outputs or attributes")]
    [InlineData("read_span", """{"id":"s3","skip":-1}""", "\"skip\" must be a whole number from 0, and is \"-1\".")]
    [InlineData("read_span", """{"id":"s3","skip":4000}""", "This part of s3 has 45 characters, so none after the first 4000.")]
    [InlineData("list_spans", """{"skip":5}""", "There are 5 spans, so none after the first 5.")]
    [InlineData("list_spans", """{"skip":"soon"}""", "\"skip\" must be a whole number from 0, and is \"soon\".")]
    [InlineData("search_spans", """{"text":" "}""", "search_spans needs a text to look for.")]
    [InlineData("search_spans", """{"text":".*"}""", "No span holds this text.")]
    [InlineData("delete_span", """{"id":"s1"}""", "There is no tool \"delete_span\". Expected one of list_spans, read_span, search_spans.")]
    public async Task A_call_that_cannot_be_answered_is_told_so_that_the_model_can_mend_it(string tool, string arguments, string says)
    {
        var client = new ScriptedChatClient(Calling((tool, arguments)), Saying(Yes));

        var score = await ScoreAsync(client);

        Replies(client.Asked[1].Messages).Single().Should().StartWith(says);
        score.Value.Should().Be(FeedbackValue.Of(true));
    }

    [Fact]
    public async Task A_model_that_calls_tools_for_ever_is_stopped_and_told_to_give_its_verdict()
    {
        var calls = Enumerable.Repeat(Calling(("list_spans", "{}")), 3).Append(Saying(Yes)).ToArray();
        var client = new ScriptedChatClient(calls);

        var score = await ScoreAsync(client, ByTools with { Calls = 4 });

        client.Asked.Should().HaveCount(4);
        client.Asked.Take(3).Should().OnlyContain(a => a.Options!.ToolMode == null);
        client.Asked[3].Options!.ToolMode.Should().Be(ChatToolMode.None);
        client.Asked[3].Options!.Tools.Should().HaveCount(3, "a conversation with calls keeps its tools declared");
        client.Asked[3].Messages[^1].Text.Should().Contain("Give your verdict now");
        score.Value.Should().Be(FeedbackValue.Of(true));
    }

    [Fact]
    public async Task One_that_goes_on_all_the_same_is_an_error_and_no_verdict()
    {
        var client = new ScriptedChatClient(Calling(("list_spans", "{}")));

        var score = await ScoreAsync(client, ByTools with { Calls = 3 });

        client.Asked.Should().HaveCount(3);
        (score.Value, score.Error!.Kind).Should().Be((null, FeedbackErrorKind.Unparseable));
        score.Error.Message.Should().Contain("still called tools where its verdict was due").And.Contain("3 times");
        score.Metadata!["model_calls"]!.GetValue<int>().Should().Be(3);
    }

    [Fact]
    public async Task What_all_replies_have_together_is_bounded_too()
    {
        var greedy = Calling([.. Enumerable.Repeat(("read_span", """{"id":"s1"}"""), 20)]);
        var client = new ScriptedChatClient(greedy, Saying(Yes));
        var long_ = Traces.Of(Traces.Span("a", $$$"""{"mlflow.spanType":"TOOL","mlflow.spanInputs":{"x":"{{{new string('y', 30_000)}}}"}}"""));

        await ScoreAsync(client, ByTools with { ReplyCharacters = 700, Characters = 2000 }, long_);

        var replies = Replies(client.Asked[1].Messages);
        replies.Should().HaveCount(20, "each call has its reply");
        replies.Count(r => r.StartsWith("<<span", StringComparison.Ordinal)).Should().Be(2);
        replies.Skip(2).Should().OnlyContain(r => r.StartsWith("Not read", StringComparison.Ordinal));
        client.Asked[1].Options!.ToolMode.Should().Be(ChatToolMode.None);
    }

    [Fact]
    public async Task A_huge_span_is_read_page_by_page_and_nothing_of_it_is_lost()
    {
        var words = string.Concat(Enumerable.Range(0, 2000).Select(i => FormattableString.Invariant($"word{i} ")));
        var trace = Traces.Of(Traces.Span("a", $$"""{"mlflow.spanType":"TOOL","mlflow.spanInputs":"{{words}}"}"""));
        var read = "";
        var client = new PagingClient(page => read += page, ("read_span", """{"id":"s1","part":"inputs","skip":SKIP}"""));

        var score = (await Judge(client, ByTools with { Calls = 50, ReplyCharacters = 3000, Characters = 100_000 }).ScoreAsync(Arguments(trace), default)).Scores[0];

        score.Value.Should().Be(FeedbackValue.Of(true));
        read.Should().Be($"\"{words}\"");
    }

    [Fact]
    public async Task A_long_list_is_read_page_by_page()
    {
        var trace = Traces.Of([.. Enumerable.Range(0, 300).Select(i => Traces.Span($"id{i}", name: $"step {i}"))]);
        var read = "";
        var client = new PagingClient(page => read += page + "\n", ("list_spans", """{"skip":SKIP}"""));

        await Judge(client, ByTools with { Calls = 50, ReplyCharacters = 4000, Characters = 100_000 }).ScoreAsync(Arguments(trace), default);

        read.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(300).And.OnlyHaveUniqueItems();
        client.FirstPrompt.Should().MatchRegex(@"The block trace lists the first \d+ of the 300 spans");
    }

    [Fact]
    public async Task Calls_without_an_id_of_their_own_get_one()
    {
        ChatResponse Anonymous() => new(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("", "list_spans"), new FunctionCallContent("x", "list_spans"), new FunctionCallContent("x", "list_spans")]));
        var client = new ScriptedChatClient(Anonymous, Saying(Yes));

        await ScoreAsync(client);

        client.Asked[1].Messages[^1].Contents.Cast<FunctionResultContent>().Select(r => r.CallId).Should().Equal("call-1-0", "x", "call-1-2");
        client.Asked[1].Messages[^2].Contents.Cast<FunctionCallContent>().Select(r => r.CallId).Should().Equal("call-1-0", "x", "call-1-2");
    }

    [Fact]
    public async Task A_verdict_that_cannot_be_read_is_asked_for_once_more_without_tools()
    {
        var client = new ScriptedChatClient(Calling(("read_span", """{"id":"s3"}""")), Saying("I think it is fine."), Saying(Yes));

        var score = await ScoreAsync(client);

        client.Asked[2].Options!.ToolMode.Should().Be(ChatToolMode.None);
        client.Asked[2].Messages.Select(m => m.Role.Value).Should().Equal("system", "user", "assistant", "tool", "assistant", "user");
        client.Asked[2].Messages[^1].Text.Should().Contain("could not be read");
        (score.Value, score.Metadata!["reasked"]!["raw"]!.GetValue<string>()).Should().Be((FeedbackValue.Of(true), "I think it is fine."));
    }

    [Fact]
    public async Task A_verdict_without_its_nonce_is_none_after_tools_either()
    {
        var client = new ScriptedChatClient(Calling(("list_spans", "{}")), Saying(Yes)) { EchoesNonce = false };

        var score = await ScoreAsync(client);

        score.Error!.Kind.Should().Be(FeedbackErrorKind.Unparseable);
        score.Metadata!["findings"]!["nonce"]!.GetValue<string>().Should().Be("missing");
    }

    [Fact]
    public async Task A_model_that_takes_no_tools_is_an_error_that_says_what_to_do()
    {
        var client = new ScriptedChatClient(() => ScriptedChatClient.Throw(new ChatProviderException("tools are not supported", status: 400)));

        var score = await ScoreAsync(client);

        score.Error!.Kind.Should().Be(FeedbackErrorKind.Provider);
        score.Error.Message.Should().Contain("trace: {view: digest}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public async Task The_same_trace_with_other_ids_and_times_makes_the_same_requests_in_every_culture(string culture)
    {
        async Task<string> AskedAsync(TraceRecord trace)
        {
            var client = new ScriptedChatClient(Calling(("read_span", """{"id":"s3"}"""), ("search_spans", """{"text":"FIND"}"""), ("list_spans", """{"skip":1}""")), Saying(Yes));
            await ScoreAsync(client, trace: trace);
            return string.Join('\n', client.Asked.SelectMany(a => a.Messages).Select(m => m.Text + string.Concat(m.Contents.OfType<FunctionResultContent>().Select(r => r.Result))));
        }

        var other = Agent with { TraceId = new string('b', 32), Spans = [.. Agent.Spans.Select(s => s with { SpanId = s.SpanId + "x", ParentId = s.ParentId is null ? null : s.ParentId + "x", Duration = s.Duration * 3, StartedAt = s.StartedAt.AddDays(1) })] };

        var before = await AskedAsync(Agent);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        (await AskedAsync(other)).Should().Be(before);
    }

    [Fact]
    public async Task Durations_are_told_where_the_judge_wants_them()
    {
        var client = new ScriptedChatClient(Saying(Yes));

        await ScoreAsync(client, ByTools with { Durations = true });

        BlockOf(client.Asked[0].Messages[1].Text, "trace").Should().Contain("\"status\":\"ok\",\"ms\":1000}").And.Contain("\"ms\":10}");
    }

    internal static string BlockOf(string text, string name) => PromptBlock.Find(text).Single(b => b.Name == name).Content;

    /// <summary>Calls a tool again and again, as each reply says how to go on, and gives its verdict at the end.</summary>
    private sealed class PagingClient(Action<string> page, (string Name, string Arguments) call) : DelegatingChatClient(new ScriptedChatClient(Saying(Yes)))
    {
        public string FirstPrompt { get; private set; } = "";

        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var said = messages.ToList();
            FirstPrompt = said[0].Text;
            var skip = "0";
            if (said.Any(m => m.Role == ChatRole.Tool))
            {
                var reply = Replies(said).Single();
                page(PromptBlock.Find(reply).Single().Content);
                if (Regex.Match(reply, "\"skip\": (\\d+)\\.$") is not { Success: true } more)
                {
                    return base.GetResponseAsync(said, options, cancellationToken);
                }

                skip = more.Groups[1].Value;
            }

            return Task.FromResult(Calling((call.Name, call.Arguments.Replace("SKIP", skip, StringComparison.Ordinal)))());
        }
    }
}
