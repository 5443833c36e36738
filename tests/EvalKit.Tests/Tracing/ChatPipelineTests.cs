using System.Globalization;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Tracing;
using EvalKit.Tracing.Reading;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Tracing;

/// <summary>Runs of an app with a real pipeline of Microsoft.Extensions.AI: function loop and OpenTelemetry over a model that follows a script.</summary>
public sealed class ChatPipelineTests
{
    private const int Input = ToolModel.FirstInput + ToolModel.SecondInput;
    private const int Output = ToolModel.FirstOutput + ToolModel.SecondOutput;

    [Fact]
    public async Task A_trial_has_the_spans_of_its_models_and_tools_under_its_own_trace_id()
    {
        var (run, traces) = await RunAsync(new ToolApp().AnswerAsync, cases: 1);

        var trace = traces.Should().ContainSingle().Subject;
        trace.TraceId.Should().Be(run.Results.Rows[0].Trial.TraceId).And.Be(trace.TrialId);
        trace.Spans[0].Should().BeEquivalentTo(new { Name = "trial", Type = SpanTypes.Trial, ParentId = (string?)null, Source = "EvalKit" });
        trace.Spans.Select(s => (s.Name, s.Type)).Should().BeEquivalentTo(
        [
            ("trial", SpanTypes.Trial),
            ("orchestrate_tools", SpanTypes.Chain),
            ("chat gpt-4.1-mini", SpanTypes.ChatModel),
            ("execute_tool search", SpanTypes.Tool),
            ("chat gpt-4.1-mini", SpanTypes.ChatModel),
        ]);
        trace.Spans.Skip(1).Should().OnlyContain(s => trace.Spans.Any(p => p.SpanId == s.ParentId));
        trace.Spans.Should().OnlyContain(s => s.StartedAt >= trace.Spans[0].StartedAt && s.StartedAt + s.Duration <= trace.Spans[0].StartedAt + trace.Spans[0].Duration);
    }

    [Fact]
    public async Task Tokens_cost_and_tool_calls_come_from_the_spans_and_each_token_counts_once()
    {
        var (run, traces) = await RunAsync(new ToolApp().AnswerAsync, cases: 1);

        var output = run.Results.Rows[0].Trial.Output!;
        output.Usage.Should().Be(new TokenUsage(Input, Output));
        traces[0].Spans.Should().Contain(s => s.Name == "orchestrate_tools" && s.Attributes.ContainsKey("gen_ai.usage.input_tokens"), "the span around the loop carries the sum, which would count twice");
        output.CostUsd.Should().Be(((Input * 0.40m) + (Output * 1.60m)) / 1_000_000m);
        output.ToolCalls!.Value.GetRawText().Should().Be("""[{"name":"search","arguments":{"query":"0?"},"result":"0? is here"}]""");
    }

    [Fact]
    public async Task An_apps_own_OpenTelemetry_is_listened_to_without_content()
    {
        var (run, traces) = await RunAsync(new ToolApp(b => b.UseOpenTelemetry()).AnswerAsync, cases: 1);

        run.Results.Rows[0].Trial.Output!.Usage.Should().Be(new TokenUsage(Input, Output));
        traces[0].Spans.Should().HaveCount(5).And.OnlyContain(s => !s.Attributes.ContainsKey("gen_ai.input.messages"));
    }

    [Fact]
    public async Task The_messages_of_a_call_are_read_from_its_span()
    {
        var (_, traces) = await RunAsync(new ToolApp().AnswerAsync, cases: 1);

        var calls = TraceTelemetry.Of(traces[0]).ModelCalls;
        calls.Should().HaveCount(2).And.OnlyContain(c => c.Provider == "openai" && c.ResponseModel == "gpt-4.1-mini-2025-04-14");
        calls[0].InputMessages.Should().ContainSingle().Which.Should().Be(new SpanMessage("user", "Where is 0?") { ToolCalls = calls[0].InputMessages[0].ToolCalls });
        calls[0].OutputMessages.Single().ToolCalls.Single().Name.Should().Be("search");
        calls[0].FinishReasons.Should().Equal("tool_calls");
        calls[1].InputMessages.Select(m => m.Role).Should().Equal("user", "assistant", "tool");
        calls[1].OutputMessages.Single().Text.Should().Be("I found: 0? is here");
        calls[1].FinishReasons.Should().Equal("stop");
    }

    [Fact]
    public async Task Spans_of_32_trials_at_once_do_not_mix()
    {
        const int Cases = 32;
        var barrier = new SemaphoreSlim(0);
        var arrived = 0;
        using var app = new ToolApp();
        async Task<AppOutput> AllAtOnce(EvalCase evalCase, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref arrived) == Cases)
            {
                barrier.Release(Cases);
            }

            await barrier.WaitAsync(cancellationToken);
            return await app.AnswerAsync(evalCase, cancellationToken);
        }

        var (run, traces) = await RunAsync(AllAtOnce, Cases);

        traces.Should().HaveCount(Cases);
        foreach (var (evalCase, trial) in run.Results.Rows)
        {
            var trace = traces.Single(t => t.TraceId == trial.TraceId);
            trace.Spans.Should().HaveCount(5);
            var told = TraceTelemetry.Of(trace);
            told.ToolCalls!.Single().Id.Should().Be("call-" + evalCase.Inputs.Text("question"));
            told.ModelCalls.Should().OnlyContain(c => c.InputMessages[0].Text == evalCase.Inputs.Text("question"));
            trial.Output!.Usage.Should().Be(new TokenUsage(Input, Output));
        }
    }

    [Fact]
    public async Task A_streamed_answer_tells_its_first_token()
    {
        var (run, traces) = await RunAsync(new ToolApp().StreamAsync, cases: 1);

        var output = run.Results.Rows[0].Trial.Output!;
        output.Text.Should().Be("I found: 0? is here");
        output.TimeToFirstToken.Should().NotBeNull().And.BeGreaterThan(TimeSpan.Zero).And.BeLessThanOrEqualTo(run.Results.Rows[0].Trial.Latency!.Value);
        output.Usage.Should().Be(new TokenUsage(Input, Output));
        TraceTelemetry.Of(traces[0]).TimeToFirstToken.Should().Be(output.TimeToFirstToken);
    }

    [Fact]
    public async Task What_the_app_tells_itself_stays()
    {
        using var app = new ToolApp();
        var told = JsonSerializer.SerializeToElement(Array.Empty<string>());

        var (run, _) = await RunAsync(
            async (c, token) => (await app.AnswerAsync(c, token)) with { Usage = new TokenUsage(1, null), CostUsd = 0.5m, ToolCalls = told, Context = ["mine"], TimeToFirstToken = TimeSpan.FromSeconds(1) }, cases: 1);

        var output = run.Results.Rows[0].Trial.Output!;
        output.Usage.Should().Be(new TokenUsage(1, null));
        output.CostUsd.Should().Be(0.5m);
        output.ToolCalls!.Value.GetArrayLength().Should().Be(0);
        output.Context.Should().Equal("mine");
        output.TimeToFirstToken.Should().Be(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Without_spans_nothing_is_kept_and_nothing_is_told()
    {
        var (run, traces) = await RunAsync(new ToolApp(b => b).AnswerAsync, cases: 2);

        traces.Should().BeEmpty();
        run.Results.Rows.Should().OnlyContain(r => r.Trial.Output!.Usage == null && r.Trial.Output.ToolCalls == null && r.Trial.Output.CostUsd == null);
    }

    [Fact]
    public async Task Nothing_is_captured_when_tracing_is_off()
    {
        var (_, traces) = await RunAsync(new ToolApp().AnswerAsync, cases: 1, new TracingOptions { Enabled = false });

        traces.Should().BeEmpty();
    }

    [Fact]
    public async Task Content_is_kept_without_secrets()
    {
        var secret = TestUtils.Secrets.FakeSecrets.All[0].Value;

        var (_, traces) = await RunAsync(new ToolApp().AnswerAsync, [EvalCases.Create(CaseFields.OfText(("question", $"Where is {secret}")))]);

        var kept = JsonSerializer.Serialize(traces);
        kept.Should().NotContain(secret).And.Contain("[redacted ");
    }

    [Fact]
    public async Task Without_content_a_trace_keeps_what_was_done_and_nothing_of_what_was_said()
    {
        var (run, traces) = await RunAsync(new ToolApp().AnswerAsync, cases: 1, new TracingOptions { Content = false });

        var kept = JsonSerializer.Serialize(traces);
        kept.Should().NotContain("0? is here").And.NotContain("messages").And.NotContain("arguments").And.NotContain("definitions");
        traces[0].Spans.Should().HaveCount(5);
        traces[0].CutValues.Should().Be(0, "what is not to be kept is not missing");
        run.Results.Rows[0].Trial.Output!.Usage.Should().Be(new TokenUsage(Input, Output));
        run.Results.Rows[0].Trial.Output!.ToolCalls!.Value.GetRawText().Should().Be("""[{"name":"search"}]""");
    }

    [Fact]
    public async Task What_a_suite_says_of_its_traces_counts_before_what_the_program_says()
    {
        var run = new RunSettings { TraceContent = false, TraceSpans = 2, TraceText = 6 };

        var (_, traces) = await RunAsync(new ToolApp().AnswerAsync, cases: 1, new TracingOptions { MaxSpans = 1 }, run);
        var (_, none) = await RunAsync(new ToolApp().AnswerAsync, cases: 1, run: new RunSettings { Traces = false });
        var (_, all) = await RunAsync(new ToolApp().AnswerAsync, cases: 1, new TracingOptions { Enabled = false }, new RunSettings { Traces = true });

        traces[0].Spans.Should().HaveCount(3).And.OnlyContain(s => s.Name.Length <= 7 && !s.Attributes.ContainsKey("gen_ai.input.messages"));
        traces[0].DroppedSpans.Should().Be(2);
        none.Should().BeEmpty();
        all[0].Spans.Should().HaveCount(5);
    }

    private static Task<(EvalRun Run, List<TraceRecord> Traces)> RunAsync(EvalApp app, int cases, TracingOptions? tracing = null, RunSettings? run = null) => RunAsync(
        app, [.. Enumerable.Range(0, cases).Select(i => EvalCases.Create(CaseFields.OfText(("question", string.Create(CultureInfo.InvariantCulture, $"Where is {i}?")))))], tracing, run);

    private static async Task<(EvalRun Run, List<TraceRecord> Traces)> RunAsync(EvalApp app, EvalCase[] cases, TracingOptions? tracing = null, RunSettings? settings = null)
    {
        var suite = new EvalSuite("tools") { Dataset = EvalDatasets.Create("tools", cases), App = app, Run = (settings ?? new RunSettings()) with { Concurrency = Math.Max(cases.Length, 1) } };
        await using var store = new InMemoryRunStore();
        var run = await suite.RunAsync(new EvaluationOptions { Store = store, Tracing = tracing ?? new TracingOptions() });
        run.Results.Rows.Should().OnlyContain(r => r.Trial.Status == TrialStatus.Ok);
        return (run, await store.ReadTracesAsync(run.Results.Record.Id, CancellationToken.None).ToListAsync());
    }
}
