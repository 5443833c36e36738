using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Reporting.Tests;

/// <summary>Traces of a <see cref="SampleRun"/>: an agent that searches, calls a tool that fails and answers, and a judge whose reply was recorded.</summary>
internal static class SampleTraces
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    /// <summary>Reads what <paramref name="find"/> gives for each trial.</summary>
    public static ReportTraces Read(EvalRun run, Func<Trial, IReadOnlyList<TraceRecord>> find, int budget = HtmlReportOptions.DefaultDetailBudget)
    {
        var trials = run.Results.Rows.Select(r => r.Trial).ToDictionary(t => t.TraceId, StringComparer.Ordinal);
        return ReportTraces.ReadAsync(run, id => Task.FromResult(find(trials[id])), prices: null, budget).GetAwaiter().GetResult();
    }

    /// <summary>The traces of every trial of a run.</summary>
    public static ReportTraces Of(EvalRun run) => Read(run, trial => [OfAgent(trial), OfJudge(trial)]);

    /// <summary>A trace in which every text is the given one.</summary>
    public static ReportTraces Everywhere(EvalRun run, string text) => Read(run, trial =>
    [
        new TraceRecord
        {
            TraceId = trial.TraceId,
            TrialId = trial.TraceId,
            DroppedSpans = 3,
            CutValues = 2,
            Spans =
            [
                Span("0000000000000001", null, text, text, 0, 90, ("input.value", text), ("output.value", text)) with { Source = text, Status = SpanStatus.Error, StatusMessage = text },
                Span(
                    "0000000000000002", "0000000000000001", text, SpanTypes.ChatModel, 10, 50, ("gen_ai.response.model", text), ("gen_ai.provider.name", text), ("gen_ai.response.finish_reasons", text),
                    ("gen_ai.input.messages", Messages((text, text))), ("gen_ai.output.messages", Messages((text, text))), ("custom", text))
                    with { Events = [new SpanEvent(text, Start, CaseFields.OfText(("exception.message", text)))] },
                Span("0000000000000003", "0000000000000001", text, SpanTypes.Tool, 60, 20, ("gen_ai.tool.call.arguments", text), ("gen_ai.tool.call.result", text)),
            ],
        },
        new TraceRecord { TraceId = text, TrialId = trial.TraceId, Spans = [Span("0000000000000001", null, text, SpanTypes.Trial, 0, 9)] },
    ]);

    public static TraceRecord OfAgent(Trial trial) => new()
    {
        TraceId = trial.TraceId,
        TrialId = trial.TraceId,
        Spans =
        [
            Span("0000000000000001", null, "trial", SpanTypes.Trial, 0, 2380) with { Source = "EvalKit" },
            Span("0000000000000002", "0000000000000001", "invoke_agent shop-assistant", SpanTypes.Agent, 4, 2370, ("gen_ai.operation.name", "invoke_agent"), ("gen_ai.usage.input_tokens", 1890), ("gen_ai.usage.output_tokens", 143)),
            Span(
                "0000000000000003", "0000000000000002", "chat gpt-4.1-mini", SpanTypes.ChatModel, 10, 640, [.. Call(512, 31), ("gen_ai.response.time_to_first_chunk", 0.18),
                ("gen_ai.input.messages", Messages(("system", "You answer questions about a lamp shop. Search before you answer."), ("user", "How long may I return a lamp?"))),
                ("gen_ai.output.messages", """[{"role":"assistant","parts":[{"type":"tool_call","id":"c1","name":"search","arguments":{"query":"return period lamps","top_k":2}}],"finish_reason":"tool_call"}]""")]) with { Kind = SpanKind.Client },
            Span(
                "0000000000000004", "0000000000000002", "execute_tool search", SpanTypes.Tool, 655, 420,
                ("gen_ai.tool.name", "search"), ("gen_ai.tool.call.arguments", """{"query":"return period lamps","top_k":2}"""), ("gen_ai.tool.call.result", "Lamps may be returned within 14 days, if unused.")),
            Span(
                "0000000000000005", "0000000000000004", "retrieval shop-index", SpanTypes.Retriever, 660, 395,
                ("retrieval.documents.0.document.content", "Lamps may be returned within 14 days, if unused."), ("retrieval.documents.1.document.content", "Since May the period is 30 days.")),
            Span("0000000000000006", "0000000000000005", "GET", null, 664, 380, ("url.full", "https://index.shop.example/v1/query?q=return+period+lamps"), ("http.response.status_code", 200)) with { Kind = SpanKind.Client, Source = "System.Net.Http" },
            Span("0000000000000007", "0000000000000002", "execute_tool order_status", SpanTypes.Tool, 1080, 96, ("gen_ai.tool.name", "order_status"), ("gen_ai.tool.call.arguments", """{"order":"A-1007"}"""), ("error.type", "TimeoutException"))
                with
                {
                    Status = SpanStatus.Error,
                    StatusMessage = "The order service did not answer within 90 ms",
                    Events = [new SpanEvent("exception", Start.AddMilliseconds(1176), CaseFields.OfText(("exception.type", "System.TimeoutException"), ("exception.message", "The order service did not answer within 90 ms")))],
                },
            Span(
                "0000000000000008", "0000000000000002", "chat gpt-4.1-mini", SpanTypes.ChatModel, 1190, 1175, [.. Call(1378, 112), ("gen_ai.usage.cache_read.input_tokens", 512),
                ("gen_ai.input.messages", Messages(("system", "You answer questions about a lamp shop. Search before you answer."), ("user", "How long may I return a lamp?"), ("tool", "Lamps may be returned within 14 days, if unused."))),
                ("gen_ai.output.messages", Messages(("assistant", "You may return a lamp within 14 days."))), ("gen_ai.response.finish_reasons", "[\"stop\"]")]) with { Kind = SpanKind.Client },
        ],
    };

    public static TraceRecord OfJudge(Trial trial) => new()
    {
        TraceId = SampleRun.JudgeTraceOf(trial.TraceId),
        TrialId = trial.TraceId,
        Spans =
        [
            Span("0000000000000001", null, "judge correctness", SpanTypes.Trial, 5000, 12) with { Source = "EvalKit" },
            Span(
                "0000000000000002", "0000000000000001", "chat gpt-4.1", SpanTypes.ChatModel, 5002, 9, [.. Call(830, 54), ("evalkit.replayed", true),
                ("gen_ai.input.messages", Messages(("system", "You judge whether an answer is right."), ("user", "Question: How long may I return a lamp?\nAnswer: within 14 days"))),
                ("gen_ai.output.messages", Messages(("assistant", "{\"verdict\": \"no\"}")))]) with { Kind = SpanKind.Client },
        ],
    };

    public static Span Span(string id, string? parent, string name, string? type, double at, double ms, params (string Name, object Value)[] attributes) => new()
    {
        SpanId = id,
        ParentId = parent,
        Name = name,
        Type = type,
        StartedAt = Start.AddMilliseconds(at),
        Duration = TimeSpan.FromMilliseconds(ms),
        Attributes = new CaseFields(attributes.Select(a => KeyValuePair.Create(a.Name, JsonSerializer.SerializeToElement(a.Value)))),
    };

    private static (string, object)[] Call(int input, int output) =>
    [
        ("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "openai"), ("gen_ai.request.model", "gpt-4.1-mini"), ("gen_ai.response.model", "gpt-4.1-mini-2025-04-14"),
        ("gen_ai.usage.input_tokens", input), ("gen_ai.usage.output_tokens", output),
    ];

    private static string Messages(params (string Role, string Text)[] messages) =>
        new JsonArray([.. messages.Select(m => new JsonObject { ["role"] = m.Role, ["parts"] = new JsonArray(new JsonObject { ["type"] = "text", ["content"] = m.Text }) })]).ToJsonString();
}
