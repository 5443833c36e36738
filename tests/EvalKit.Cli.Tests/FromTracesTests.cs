using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Running;
using EvalKit.Scoring;
using EvalKit.Sqlite;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Cli.Tests;

public sealed class FromTracesTests(ITestOutputHelper output) : IDisposable
{
    private const string Request =
        """
        {"resourceSpans":[{"scopeSpans":[{"spans":[
          {"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331","name":"answer","startTimeUnixNano":"1770000000000000000","endTimeUnixNano":"1770000001000000000",
           "attributes":[{"key":"openinference.span.kind","value":{"stringValue":"CHAIN"}},{"key":"input.value","value":{"stringValue":"{\"question\":\"Where is Oslo?\"}"}},{"key":"output.value","value":{"stringValue":"In Norway."}}]},
          {"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203332","parentSpanId":"b7ad6b7169203331","name":"search","startTimeUnixNano":"1770000000100000000","endTimeUnixNano":"1770000000200000000",
           "attributes":[{"key":"openinference.span.kind","value":{"stringValue":"TOOL"}},{"key":"tool.name","value":{"stringValue":"search"}},{"key":"input.value","value":{"stringValue":"{\"q\":\"Oslo\"}"}}]},
          {"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203333","parentSpanId":"b7ad6b7169203331","name":"find","startTimeUnixNano":"1770000000200000000","endTimeUnixNano":"1770000000300000000",
           "attributes":[{"key":"openinference.span.kind","value":{"stringValue":"RETRIEVER"}},{"key":"retrieval.documents.0.document.content","value":{"stringValue":"Oslo is in Norway."}}]},
          {"traceId":"0af7651916cd43dd8448eb211c80319d","spanId":"b7ad6b7169203331","name":"chat m","startTimeUnixNano":"1770000002000000000","endTimeUnixNano":"1770000002500000000","status":{"code":2},
           "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.input.messages","value":{"stringValue":"[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"My key is ghp_16C7e42F292c6912E7710c838347Ae178B4a\"}]}]"}}]},
          {"traceId":"0af7651916cd43dd8448eb211c80319e","spanId":"b7ad6b7169203331","name":"chat m","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}}]}
        ]}]}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-from-traces-").FullName;
    private readonly StringWriter _error = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_of_traces_becomes_cases_with_what_was_answered()
    {
        await WriteAsync("traces.json", Request);

        (await RunAsync("dataset", "from-traces", "traces.json", "-o", "cases.jsonl")).Should().Be(0);

        var cases = Read("cases.jsonl");
        cases.Should().HaveCount(2);
        cases[0].Inputs.Text("question").Should().Be("Where is Oslo?");
        cases[0].Tags["trace_id"].Should().Be("0af7651916cd43dd8448eb211c80319c");
        var output = cases[0].RecordedOutput!;
        output.Text.Should().Be("In Norway.");
        output.ToolCalls!.Value.GetRawText().Should().Be("""[{"name":"search","arguments":{"q":"Oslo"}}]""");
        output.Context.Should().Equal("Oslo is in Norway.");
        output.RecordedLatency.Should().Be(TimeSpan.FromSeconds(1));
        cases[1].RecordedOutput.Should().BeNull("the call failed");
        cases[1].Inputs.Text("messages").Should().Contain("[redacted github_token]").And.NotContain("ghp_16C7");
        _error.ToString().Should().Contain("2 new cases, 1 that do not say what was asked").And.Contain("Next: read the 2 without ground truth and add what is right");
    }

    [Fact]
    public async Task A_filter_chooses()
    {
        await WriteAsync("traces.json", Request);

        (await RunAsync("dataset", "from-traces", "traces.json", "-o", "cases.jsonl", "--filter", "error_spans == 0 and tools ~ 'search'")).Should().Be(0);

        Read("cases.jsonl").Should().ContainSingle().Which.Inputs.Text("question").Should().Be("Where is Oslo?");
        (await RunAsync("dataset", "from-traces", "traces.json", "-o", "other.jsonl", "--filter", "tools == 'none'")).Should().Be(ExitCodes.Usage);
        _error.ToString().Should().Contain("matches none of the 2 traces").And.Contain("error_spans");
    }

    [Fact]
    public async Task Merging_keeps_what_is_there_and_adds_only_new_inputs()
    {
        const string Mine = """{"id":"oslo",  "question":"Where is Oslo?", "expected_response":"Norway"}""";
        await WriteAsync("traces.json", Request);
        await WriteAsync("cases.jsonl", Mine);

        (await RunAsync("dataset", "from-traces", "traces.json", "-o", "cases.jsonl", "--merge", "cases.jsonl")).Should().Be(0);
        var first = await File.ReadAllTextAsync(PathOf("cases.jsonl"));
        (await RunAsync("dataset", "from-traces", "traces.json", "-o", "cases.jsonl", "--merge", "cases.jsonl")).Should().Be(0);

        first.Should().StartWith(Mine + "\n");
        Read("cases.jsonl").Should().HaveCount(2);
        (await File.ReadAllTextAsync(PathOf("cases.jsonl"))).Should().Be(first);
        _error.ToString().Should().Contain("1 new case, 1 with inputs that were there already").And.Contain("0 new cases, 2 with inputs that were there already");
        Directory.GetFiles(_folder).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        await WriteAsync("traces.json", Request);
        await WriteAsync("cases.jsonl", "{}");

        (await RunAsync("dataset", "from-traces", "traces.json", "-o", "cases.jsonl")).Should().Be(ExitCodes.Usage);

        _error.ToString().Should().Contain("--merge");
        (await File.ReadAllTextAsync(PathOf("cases.jsonl"))).Should().Be("{}");
    }

    [Fact]
    public async Task A_stored_run_becomes_cases_chosen_by_what_scorers_said()
    {
        await StoreRunAsync(traced: true);

        (await RunAsync("dataset", "from-traces", "latest", "-o", "cases.jsonl", "--store", "store.db", "--filter", "feedback.contains == false")).Should().Be(0, _error.ToString());

        var evalCase = Read("cases.jsonl").Should().ContainSingle().Subject;
        evalCase.Inputs.Text("question").Should().Be("no");
        evalCase.RecordedOutput!.Text.Should().Be("no!");
        evalCase.Tags.Should().ContainKey("trace_id").And.Contain("topic", "x");
        evalCase.AcceptedResponses.Should().Equal("yes");
        _error.ToString().Should().NotContain("Next:", "the case has its expectations");
    }

    [Fact]
    public async Task Traces_of_one_conversation_become_one_case_in_the_order_of_their_times()
    {
        await WriteAsync("traces.json", $$"""
            {"resourceSpans":[{"scopeSpans":[{"spans":[
              {{Turn('2', "1770000009000000000", "talk", "Bye", "See you.", "Hello", "Hi!")}},
              {{Turn('3', "1770000005000000000", "other", "What?", "That.")}},
              {{Turn('1', "1770000001000000000", "talk", "Hello", "Hi!")}},
              {{Turn('4', "1770000000000000000", null, "Alone", "Yes.")}}
            ]}]}]}
            """);

        (await RunAsync("dataset", "from-traces", "traces.json", "--conversations", "-o", "cases.jsonl")).Should().Be(0, _error.ToString());
        (await RunAsync("dataset", "from-traces", "traces.json", "--conversations", "-o", "long.jsonl", "--filter", "traces == 2 and tags.conversation_id == 'talk' and spans == 2")).Should().Be(0, _error.ToString());
        (await RunAsync("dataset", "from-traces", "traces.json", "--conversations", "-o", "none.jsonl", "--filter", "traces > 2")).Should().Be(ExitCodes.Usage);

        var cases = Read("cases.jsonl");
        cases.Select(c => c.Tags.GetValueOrDefault("conversation_id")).Should().Equal("talk", "other", null);
        Turns(cases[0]).Should().Equal("user: Hello", "assistant: Hi!", "user: Bye", "assistant: See you.");
        cases[0].Inputs["messages"].GetArrayLength().Should().Be(3);
        (cases[0].RecordedOutput!.Text, cases[0].Tags["trace_id"]).Should().Be(("See you.", new string('2', 32)));
        Turns(cases[2]).Should().Equal("user: Alone", "assistant: Yes.");
        Read("long.jsonl").Should().ContainSingle().Which.CaseHash.Should().Be(cases[0].CaseHash);
        _error.ToString().Should().Contain("3 new cases").And.Contain("matches none of the 3 conversations");
    }

    [SharedDataFact("data/otel")]
    public async Task Real_traces_become_conversations()
    {
        var (files, turns) = (0, 0);
        foreach (var file in Directory.GetFiles(SharedData.PathOf("data/otel"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (await RunAsync("dataset", "from-traces", file, "--conversations", "-o", $"{files}.jsonl") == 0)
            {
                foreach (var evalCase in Read($"{files++}.jsonl"))
                {
                    var conversation = Turns(evalCase);
                    conversation.Should().NotBeEmpty(file);
                    evalCase.Inputs.Keys.Should().Equal("messages");
                    conversation.Count.Should().BeGreaterThanOrEqualTo(evalCase.Inputs["messages"].GetArrayLength() + (evalCase.RecordedOutput is null ? 0 : 1), file);
                    turns += conversation.Count;
                }
            }
        }

        output.WriteLine(FormattableString.Invariant($"{files} files, {turns} turns"));
        files.Should().BeGreaterThan(30);
    }

    [Fact]
    public async Task A_run_without_traces_says_how_to_get_them()
    {
        await StoreRunAsync(traced: false);

        (await RunAsync("dataset", "from-traces", "latest", "-o", "cases.jsonl", "--store", "store.db")).Should().Be(ExitCodes.Usage);

        _error.ToString().Should().Contain("UseEvalKitTracing()");
        File.Exists(PathOf("cases.jsonl")).Should().BeFalse();
    }

    [SharedDataFact("data/otel")]
    public async Task Real_traces_become_cases_that_can_be_read()
    {
        foreach (var file in Directory.GetFiles(SharedData.PathOf("data/otel"), "chat-*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string[] merge = File.Exists(PathOf("cases.jsonl")) ? ["--merge", "cases.jsonl"] : [];
            (await RunAsync(["dataset", "from-traces", file, "-o", "cases.jsonl", .. merge])).Should().Be(Path.GetFileName(file) == "chat-no-messages.json" ? ExitCodes.Usage : 0, file + _error);
        }

        Read("cases.jsonl").Should().HaveCountGreaterThan(10).And.OnlyContain(c => c.Inputs.ContainsKey("messages"));
    }

    private async Task StoreRunAsync(bool traced)
    {
        var cases = new[] { "yes", "no" }.Select(q => EvalCases.Create(CaseFields.OfText(("question", q)), CaseFields.OfText(("expected_response", "yes")), tags: new Dictionary<string, string> { ["topic"] = "x" }));
        var suite = new EvalSuite("s")
        {
            Dataset = EvalDatasets.Create("s", cases),
            App = (c, _) =>
            {
                using var source = new System.Diagnostics.ActivitySource("EvalKit.Cli.Tests");
                using var span = source.StartActivity("work");
                return Task.FromResult(AppOutput.FromText(c.Inputs.Text("question") + "!"));
            },
        };
        suite.Score(Scorers.Contains(new ContainsOptions()));
        await using var store = await SqliteRunStore.OpenAsync(PathOf("store.db"), TimeProvider.System, CancellationToken.None);
        await suite.RunAsync(new EvaluationOptions { Store = store, Tracing = new() { Enabled = traced } });
    }

    /// <summary>A span of a model call with its history before the question.</summary>
    private static string Turn(char trace, string start, string? session, string question, string answer, params string[] history)
    {
        static object Message(string role, string text) => new { role, parts = new[] { new { type = "text", content = text } } };
        static object Attribute(string key, string value) => new { key, value = new { stringValue = value } };
        object[] attributes =
        [
            Attribute("gen_ai.operation.name", "chat"),
            Attribute("gen_ai.input.messages", JsonSerializer.Serialize(history.Append(question).Select((text, i) => Message(i % 2 == 0 ? "user" : "assistant", text)))),
            Attribute("gen_ai.output.messages", JsonSerializer.Serialize(new[] { Message("assistant", answer) })),
            .. session is null ? [] : new[] { Attribute("session.id", session) },
        ];
        return JsonSerializer.Serialize(new { traceId = new string(trace, 32), spanId = "b7ad6b7169203331", name = "chat m", startTimeUnixNano = start, endTimeUnixNano = start, attributes });
    }

    private static IReadOnlyList<string> Turns(EvalCase evalCase) =>
        [.. new ScoreArguments(evalCase, new Trial { TraceId = new string('a', 32), CaseId = "c", Status = TrialStatus.Ok, Output = evalCase.RecordedOutput }).Conversation!.Turns.Select(t => $"{t.Role}: {t.Text}")];

    private Task<int> RunAsync(params string[] args) => CommandLine.RunAsync(args, new CliContext(TextWriter.Null, _error, _ => null, _folder, TimeProvider.System, ErrorIsTerminal: false), CancellationToken.None);

    private string PathOf(string name) => Path.Combine(_folder, name);

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(PathOf(name), text);

    private IReadOnlyList<EvalCase> Read(string name) => DatasetReader.Read(new DatasetSpec { Paths = [name] }, _folder).Cases;
}
