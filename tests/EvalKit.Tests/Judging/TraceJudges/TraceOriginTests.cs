using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Running;
using EvalKit.Scoring;
using EvalKit.Suites;
using EvalKit.Tests.Tracing;
using EvalKit.TestUtils;
using EvalKit.Tracing;
using EvalKit.Tracing.Import;
using Xunit.Abstractions;
using static EvalKit.Tests.Judging.TraceJudges.TracesToRead;

namespace EvalKit.Tests.Judging.TraceJudges;

/// <summary>Where the trace is from that a judge reads: spans, else messages, else tool calls; and what happens where there is none.</summary>
public sealed class TraceOriginTests(ITestOutputHelper output)
{
    private const string Taubench = "data/taubench/gpt-4o-airline.jsonl";
    private const string Otel = "data/otel";

    [Fact]
    public async Task Messages_stand_in_for_spans()
    {
        var args = SomeJudged.Arguments("In room 7.");
        args = new ScoreArguments(args.Case, args.Trial with
        {
            Output = new AppOutput("In room 7.")
            {
                Messages = JsonElement.Parse("""
                    [{"role":"system","content":"Be brief."},{"role":"user","content":"Where is Ada?"},
                     {"role":"assistant","content":"I look.","tool_calls":[{"id":"a","type":"function","function":{"name":"find","arguments":"{\"who\":\"Ada\"}"}},{"id":"b","type":"function","function":{"name":"clock","arguments":"{}"}}]},
                     {"role":"tool","tool_call_id":"b","content":"noon"},{"role":"tool","tool_call_id":"a","content":"room 7"},
                     {"role":"assistant","content":"In room 7."},{"role":"user","content":"Thanks."}]
                    """),
            },
        });
        var client = new ScriptedChatClient(Saying(Yes));

        var score = (await Judge(client, new TraceReading()).ScoreAsync(args, default)).Scores[0];

        TraceToolTests.BlockOf(client.Asked[0].Messages[1].Text, "trace").Split('\n').Should().Equal(
            """{"id":"s1","parent":null,"kind":"CHAT_MODEL","name":"chat","status":"ok","inputs":[{"role":"system","text":"Be brief."},{"role":"user","text":"Where is Ada?"}],"outputs":[{"role":"assistant","text":"I look.","tool_calls":[{"name":"find","arguments":{"who":"Ada"}},{"name":"clock","arguments":{}}]}]}""",
            """{"id":"s2","parent":null,"kind":"TOOL","name":"execute_tool find","status":"ok","inputs":{"who":"Ada"},"outputs":"room 7"}""",
            """{"id":"s3","parent":null,"kind":"TOOL","name":"execute_tool clock","status":"ok","inputs":{},"outputs":"noon"}""",
            """{"id":"s4","parent":null,"kind":"CHAT_MODEL","name":"chat","status":"ok","inputs":null,"outputs":[{"role":"assistant","text":"In room 7."}]}""",
            """{"id":"s5","parent":null,"kind":"CHAIN","name":"messages","status":"ok","inputs":[{"role":"user","text":"Thanks."}],"outputs":null}""");
        score.Metadata!["trace_from"]!.GetValue<string>().Should().Be("outputs.messages");
    }

    [Theory]
    [InlineData("""[{"name":"find","arguments":{"who":"Ada"},"result":["room 7"]},5,{"function":{"name":"clock"}}]""", 2)]
    [InlineData("[]", 0)]
    public async Task Tool_calls_stand_in_where_there_are_no_messages_either(string calls, int spans)
    {
        var args = SomeJudged.Arguments("x");
        args = new ScoreArguments(args.Case, args.Trial with { Output = new AppOutput("x") { ToolCalls = JsonElement.Parse(calls) } });
        var client = new ScriptedChatClient(Saying(Yes));

        var score = (await Judge(client).ScoreAsync(args, default)).Scores[0];

        score.Value.Should().Be(FeedbackValue.Of(true));
        score.Metadata!["trace_from"]!.GetValue<string>().Should().Be("outputs.tool_calls");
        client.Asked[0].Messages[0].Text.Should().Contain($"The block trace lists the {spans} spans");
    }

    [Fact]
    public async Task Messages_go_before_spans_of_remote_calls_alone()
    {
        var args = SomeJudged.Arguments("x");
        args = new ScoreArguments(args.Case, args.Trial with { Output = new AppOutput("x") { Messages = JsonElement.Parse("""[{"role":"assistant","content":"x"}]""") } });
        async Task<string> FromAsync(TraceRecord trace) =>
            (await Judge(new ScriptedChatClient(Saying(Yes))).ScoreAsync(args with { Trace = trace }, default)).Scores[0].Metadata!["trace_from"]!.GetValue<string>();

        (await FromAsync(Traces.Of(Traces.Root(), Traces.Span("a", name: "HTTP POST")))).Should().Be("outputs.messages");
        (await FromAsync(Agent)).Should().Be("trace");
        (await ScoreAsync(new ScriptedChatClient(Saying(Yes)), trace: Traces.Of(Traces.Root(), Traces.Span("a", name: "HTTP POST")))).Metadata!["trace_from"]!.GetValue<string>().Should().Be("trace");
    }

    [Fact]
    public async Task Without_any_it_is_an_error_and_no_score()
    {
        var feedback = await ScoringPipeline.ScoreAsync([Judge(new ScriptedChatClient(Saying(Yes)))], SomeJudged.Arguments("x"), new DefaultIdSource(TimeProvider.System), TimeProvider.System, default);

        feedback.Should().HaveCount(2).And.OnlyContain(f => f.Value == null && f.Error!.Kind == FeedbackErrorKind.MissingInput);
        feedback[0].Error!.Message.Should().Contain("trace or outputs.messages or outputs.tool_calls").And.Contain("UseEvalKitTracing()");
    }

    [Theory]
    [InlineData(true, false, null)]
    [InlineData(false, true, null)]
    [InlineData(false, false, "needs trace or outputs.messages or outputs.tool_calls, but no case of 'd' has it. Recorded outputs have no spans")]
    public void Recorded_outputs_without_any_are_refused_before_the_run_and_a_live_app_never(bool isLive, bool hasMessages, string? problem)
    {
        var recorded = isLive ? null : new AppOutput("x") { Messages = hasMessages ? JsonElement.Parse("[]") : null };
        var suite = new EvalSuite("s") { Dataset = EvalDatasets.Create("d", [EvalCases.Create(CaseFields.OfText(("q", "q")), CaseFields.Empty, recordedOutput: recorded)]), App = isLive ? (_, _) => Task.FromResult<AppOutput>("x") : null };
        suite.Score(Judges.TaskCompletion("fake:/m"));

        var check = () => SuiteValidation.Check(suite, suite.Dataset!);

        if (problem is null)
        {
            check.Should().NotThrow();
        }
        else
        {
            check.Should().Throw<EvalKitException>().WithMessage($"*{problem}*");
        }
    }

    [SharedDataFact(Taubench)]
    public async Task Each_recorded_conversation_of_an_agent_becomes_a_trace_with_all_its_tool_calls()
    {
        var rows = File.ReadLines(SharedData.PathOf(Taubench)).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var (tools, results, digests) = (0, 0, 0);
        foreach (var row in rows)
        {
            var trace = ToldTrace.OfMessages(JsonSerializer.SerializeToElement(row["traj"]), Traces.Id);
            tools += trace.Spans.Count(s => s.Type == SpanTypes.Tool);
            results += trace.Spans.Count(s => s.Attributes.ContainsKey("gen_ai.tool.call.result"));
            (await ScoreAsync(new ScriptedChatClient(Calling(("read_span", """{"id":"s2"}"""), ("search_spans", """{"text":"reservation"}""")), Saying(Yes)), trace: trace)).Value.Should().Be(FeedbackValue.Of(true));
            var score = await ScoreAsync(new ScriptedChatClient(Saying(Yes)), new TraceReading(), trace);
            digests += score.Metadata!["trace_view"]!.GetValue<string>() == "digest" ? 1 : 0;
        }

        output.WriteLine($"{tools} tool spans, {results} with a result, in {rows.Count} conversations; {digests} short enough for one call");
        rows.Should().HaveCount(160);
        tools.Should().Be(948);
        results.Should().Be(948);
    }

    [SharedDataFact(Otel)]
    public async Task Each_real_trace_of_other_frameworks_is_read_by_tools_and_as_a_digest()
    {
        var read = 0;
        foreach (var file in Directory.GetFiles(SharedData.PathOf(Otel), "*.json", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "capture-results.json").Order(StringComparer.Ordinal))
        {
            foreach (var trace in TraceFile.Read(file))
            {
                var calls = Enumerable.Range(1, trace.Spans.Count).SelectMany(i => new[] { ("read_span", $$"""{"id":"s{{i}}"}"""), ("read_span", $$"""{"id":"s{{i}}","part":"attributes"}""") }).ToArray();
                var client = new ScriptedChatClient(Calling(calls), Saying(Yes));
                (await ScoreAsync(client, ByTools with { Characters = 500_000 }, trace)).Value.Should().Be(FeedbackValue.Of(true));
                Replies(client.Asked[1].Messages).Should().OnlyContain(r => r.StartsWith("<<span ", StringComparison.Ordinal));
                (await ScoreAsync(new ScriptedChatClient(Saying(Yes)), new TraceReading { View = TraceView.Digest }, trace)).Value.Should().Be(FeedbackValue.Of(true));
                read++;
            }
        }

        output.WriteLine($"{read} traces");
        read.Should().Be(47);
    }

    [SharedDataFact(Otel)]
    public async Task The_agents_of_a_real_trace_show_what_they_asked_and_got()
    {
        var trace = TraceFile.Read(SharedData.PathOf($"{Otel}/langfuse-export/microsoft-agent-2025-12-17.trace.json")).Single();
        var client = new ScriptedChatClient(Calling(("search_spans", """{"text":"get_weather"}""")), Saying(Yes));

        await ScoreAsync(client, trace: trace);

        Replies(client.Asked[1].Messages).Single().Should().Contain("get_weather").And.Contain("Matches 1 to ");
    }

    [Fact]
    public async Task Instructions_that_name_the_trace_read_it()
    {
        var client = new ScriptedChatClient(Saying("""{"reason":"r","verdict":"yes"}"""));
        var judge = Judges.FromInstructions("frugal", "Look at {{ trace }}: is there one search at most?", client, verdict: null);

        var score = (await judge.ScoreAsync(Arguments(), default)).Scores.Single();

        score.Value.Should().Be(FeedbackValue.Of(true));
        client.Asked[0].Messages[0].Text.Should().StartWith("Look at the trace: is there one search at most?");
        client.Asked[0].Messages[1].Text.Should().Contain("<<trace ").And.Contain("<<outputs ");
        judge.Info.Needs.Should().Equal("outputs", "trace | outputs.messages | outputs.tool_calls");
    }

    [Fact]
    public void A_judge_file_that_needs_the_trace_and_does_not_place_it_is_refused()
    {
        var act = () => JudgeFile.Parse("---\nname: j\nvalue: bool\nneeds: [trace]\n---\n# user\n{{ block outputs }}\n", "j.md");

        act.Should().Throw<EvalKitException>().WithMessage("j.md:4: the trace is needed and stands nowhere in the prompt: place it by {{ block trace }}.");
    }

    [Fact]
    public void How_a_trace_is_read_is_part_of_the_fingerprint_and_of_no_other_judges()
    {
        string Of(TraceReading reading) => Judges.TaskCompletion("fake:/m").WithTrace(reading).Info.Fingerprint;

        new[] { Of(new()), Of(ByTools), Of(new() { Calls = 9 }), Of(new() { Characters = 900 }), Of(new() { ReplyCharacters = 900 }), Of(new() { Durations = true }) }.Should().OnlyHaveUniqueItems();
        FluentActions.Invoking(() => Judges.Correctness("fake:/m").WithTrace(ByTools)).Should().Throw<EvalKitException>().WithMessage("*no judge that reads traces*");
        FluentActions.Invoking(() => Of(new() { Calls = 1 })).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData("""{"view":"digest","calls":5,"reply_characters":600,"characters":7000,"durations":true}""", null)]
    [InlineData("""{"view":"both"}""", "'view' must be auto, tools, digest, found 'both'")]
    [InlineData("""{"calls":1}""", "'calls' must be a whole number from 2 to 50, found '1'")]
    [InlineData("""{"cals":3}""", "Unknown key 'cals' in the option 'trace' of a judge. Did you mean 'calls'?")]
    [InlineData("\"tools\"", "must be a mapping")]
    public void A_suite_file_says_how_the_trace_is_read(string trace, string? says)
    {
        IScorer Create(string file) => JudgeScorers.Create(new ScorerSpec("judge", new JsonObject { ["file"] = file, ["model"] = "fake:/m", ["trace"] = JsonNode.Parse(trace) }), null);

        if (says is null)
        {
            var expected = Judges.TaskCompletion("fake:/m").WithTrace(new TraceReading { View = TraceView.Digest, Calls = 5, ReplyCharacters = 600, Characters = 7000, Durations = true });
            Create("task_completion").Info.Should().BeEquivalentTo(expected.Info);
            FluentActions.Invoking(() => Create("correctness")).Should().Throw<EvalKitException>().WithMessage("*'correctness' reads no trace*");
        }
        else
        {
            FluentActions.Invoking(() => Create("task_completion")).Should().Throw<EvalKitException>().WithMessage($"*{says}*");
        }
    }
}
