using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Chat.Tools;
using EvalKit.Datasets;
using EvalKit.Running;
using EvalKit.Scoring;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Chat.Tools;

public sealed class ToolRecordingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-tools-");
    private readonly List<string> _notices = [];
    private int _calls;

    private string RecordingPath => Path.Combine(_folder.FullName, "recordings", "orders", "tools.jsonl");

    [Fact]
    public async Task A_call_is_made_once_and_answered_by_its_recording_from_then_on()
    {
        var first = await RunAsync(FindOrder());
        var second = await RunAsync(FindOrder(), ReplayMode.Strict);

        _calls.Should().Be(3, "each of the three cases asks of another order");
        Answers(second).Should().Equal(Answers(first)).And.Equal("Order 1 is packed.", "Order 2 is packed.", "Order 3 is packed.");
        File.ReadLines(RecordingPath).Select(l => JsonNode.Parse(l)!).Select(l => ((string)l["model"]!, (string)l["request"]!["arguments"]!["id"]!, (string)l["response"]!["text"]!))
            .Should().BeEquivalentTo([("tool:/find_order", "1", "Order 1 is packed."), ("tool:/find_order", "2", "Order 2 is packed."), ("tool:/find_order", "3", "Order 3 is packed.")]);
    }

    [Theory]
    [InlineData(ReplayMode.Off, 6, false)]
    [InlineData(ReplayMode.Record, 6, true)]
    [InlineData(ReplayMode.Auto, 3, true)]
    public async Task The_mode_of_the_run_says_who_answers(ReplayMode mode, int calls, bool isRecorded)
    {
        await RunAsync(FindOrder(), mode);
        await RunAsync(FindOrder(), mode);

        _calls.Should().Be(calls);
        File.Exists(RecordingPath).Should().Be(isRecorded);
    }

    [Fact]
    public async Task Strict_without_a_recording_skips_the_trial_and_names_the_case_the_call_the_file_and_the_command()
    {
        var run = await RunAsync(FindOrder(), ReplayMode.Strict);

        _calls.Should().Be(0);
        var trial = run.Results.Rows[0].Trial;
        trial.Status.Should().Be(TrialStatus.Skipped);
        trial.Error!.Message.Should().StartWith("Case 'order-1': No recording in ").And.Contain(RecordingPath).And.Contain("""tool:/find_order {"id":"1"}""").And.Contain("EVALKIT_REPLAY=auto dotnet test");
    }

    [Fact]
    public async Task A_pipeline_that_tells_the_model_of_a_failed_function_does_not_hide_that_the_call_has_no_recording()
    {
        using var pipeline = new CallingModel("find_order", "1").AsBuilder().UseFunctionInvocation().Build();
        var tools = new ChatOptions { Tools = [FindOrder()] };

        var run = await RunAsync(async (_, token) => (await pipeline.GetResponseAsync("Where is it?", tools, token)).Text, ReplayMode.Strict);

        run.Results.Rows.Should().OnlyContain(r => r.Trial.Status == TrialStatus.Skipped && r.Trial.Error!.Message.Contains("tool:/find_order"));
    }

    [Fact]
    public async Task The_model_sees_a_recorded_result_as_it_saw_the_live_one()
    {
        using var model = new CallingModel("find", "1");
        using var pipeline = model.AsBuilder().UseFunctionInvocation().Build();
        AIFunction[] functions =
        [
            AIFunctionFactory.Create((string id) => new { Id = id, Lines = new[] { "lamp", "bulb" }, Note = (string?)null }, "find"),
            AIFunctionFactory.Create((string id) => $"Order {id}", "find"),
            AIFunctionFactory.Create((string id) => id.Length * 1.5m, "find"),
            AIFunctionFactory.Create((string id) => (string?)null, "find"),
            AIFunctionFactory.Create((string id) => { }, "find"),
        ];
        foreach (var (index, function) in functions.Index())
        {
            model.Seen.Clear();
            foreach (var _ in new[] { "live", "recorded" })
            {
                var tools = new ChatOptions { Tools = [function.Recorded(new ToolRecordingOptions { Version = $"{index}" })] };
                await RunAsync(async (_, token) => (await pipeline.GetResponseAsync("q", tools, token)).Text, cases: 1);
            }

            var bare = new ChatOptions { Tools = [function] };
            await pipeline.GetResponseAsync("q", bare);
            model.Seen.Should().HaveCount(3).And.OnlyContain(s => s == model.Seen[2], "a recorded result is what the function itself gives");
        }
    }

    [Fact]
    public async Task Outside_of_a_trial_a_recorded_function_is_the_function_itself()
    {
        var result = await FindOrder().InvokeAsync(new AIFunctionArguments { ["id"] = "7" });
        await FindOrder().InvokeAsync(new AIFunctionArguments { ["id"] = "7" });

        result.Should().BeOfType<JsonElement>().Which.GetString().Should().Be("Order 7 is packed.");
        _calls.Should().Be(2);
        FindOrder().Name.Should().Be("find_order");
    }

    [Fact]
    public async Task A_call_that_is_made_again_in_a_trial_has_a_recording_of_its_own()
    {
        var state = "packed";
        var find = AIFunctionFactory.Create((string id) => $"Order {id} is {state}.", "find_order").Recorded();
        var cancel = AIFunctionFactory.Create((string id) => state = "cancelled", "cancel_order").Recorded();
        async Task<AppOutput> Cancel(EvalCase evalCase, CancellationToken token)
        {
            var id = new AIFunctionArguments { ["id"] = "1" };
            return $"{await find.InvokeAsync(id, token)} {await cancel.InvokeAsync(id, token)} {await find.InvokeAsync(id, token)}";
        }

        var live = await RunAsync(Cancel, cases: 1);
        state = "delivered";
        var replayed = await RunAsync(Cancel, ReplayMode.Strict, cases: 1);

        Answers(live).Should().Equal("Order 1 is packed. cancelled Order 1 is cancelled.");
        Answers(replayed).Should().Equal(Answers(live));
        state.Should().Be("delivered", "nothing was called");
    }

    [Fact]
    public async Task Equal_calls_of_trials_that_run_at_once_are_made_once()
    {
        var running = new TaskCompletionSource();
        var find = AIFunctionFactory.Create(
            async (string id) =>
            {
                Interlocked.Increment(ref _calls);
                await running.Task;
                return "packed";
            },
            "find_order").Recorded();
        var started = 0;
        async Task<AppOutput> Ask(EvalCase evalCase, CancellationToken token)
        {
            var asked = find.InvokeAsync(new AIFunctionArguments { ["id"] = "1" }, token);
            if (Interlocked.Increment(ref started) == 3)
            {
                running.SetResult();
            }

            return $"{await asked}";
        }

        Answers(await RunAsync(Ask, concurrency: 3)).Should().OnlyContain(a => a == "packed").And.HaveCount(3);
        _calls.Should().Be(1);
    }

    [Fact]
    public async Task Version_key_and_result_are_the_authors_to_say()
    {
        var find = AIFunctionFactory.Create(
            (string id, string requestId) => new { State = "packed", Customer = $"customer {++_calls}" }, "find_order");
        ToolRecordingOptions Options(string version) => new()
        {
            Version = version,
            Key = arguments => new JsonObject { ["id"] = arguments["id"]!.DeepClone() },
            Sanitize = result => new JsonObject { ["state"] = result!["state"]!.DeepClone() },
        };
        EvalApp App(string version) => async (_, token) =>
            $"{await find.Recorded(Options(version)).InvokeAsync(new AIFunctionArguments { ["id"] = "1", ["requestId"] = Guid.NewGuid().ToString() }, token)}";

        var first = await RunAsync(App("1"), cases: 2);
        var second = await RunAsync(App("1"), ReplayMode.Strict, cases: 2);
        await RunAsync(App("2"), cases: 2);

        Answers(first).Concat(Answers(second)).Should().HaveCount(4).And.OnlyContain(a => a == """{"state":"packed"}""");
        _calls.Should().Be(2, "once for each version");
        File.ReadAllText(RecordingPath).Should().NotContain("customer").And.NotContain("requestId");
    }

    [Fact]
    public async Task A_call_that_throws_is_not_recorded_and_throws_as_it_did()
    {
        var find = AIFunctionFactory.Create((string id) => ++_calls == 1 ? throw new TimeoutException("the book is closed") : "packed", "find_order").Recorded();
        EvalApp app = async (_, token) => $"{await find.InvokeAsync(new AIFunctionArguments { ["id"] = "1" }, token)}";

        var broken = await RunAsync(app, cases: 1);
        var mended = await RunAsync(app, cases: 1);

        broken.Results.Rows.Single().Trial.Error!.Message.Should().Be("the book is closed");
        Answers(mended).Should().Equal("packed");
    }

    [Fact]
    public async Task Secrets_are_in_no_recording()
    {
        var secret = "sk-" + new string('a', 20) + "T3BlbkFJ" + new string('b', 20);
        var find = AIFunctionFactory.Create((string id, string token) => $"{id} by {token}", "find_order").Recorded();
        EvalApp app = async (_, token) => $"{await find.InvokeAsync(new AIFunctionArguments { ["id"] = "1", ["token"] = secret }, token)}";

        await RunAsync(app, cases: 1);
        var replayed = await RunAsync(app, ReplayMode.Strict, cases: 1);

        File.ReadAllText(RecordingPath).Should().NotContain(secret);
        Answers(replayed).Single().Should().StartWith("1 by ").And.NotContain(secret);
    }

    [Fact]
    public async Task A_recording_that_cannot_be_written_costs_no_answer_and_is_told()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "recordings"), "a file where the folder belongs");

        var run = await RunAsync(FindOrder());

        Answers(run).Should().HaveCount(3);
        run.Warnings.Should().ContainSingle(w => w.StartsWith("3 calls of tools could not be recorded, and will be made again: "));
    }

    [Fact]
    public async Task Pruning_removes_the_calls_that_the_run_made_no_use_of()
    {
        await RunAsync(FindOrder());

        await RunAsync(FindOrder(), cases: 2, prune: true);

        _notices.Should().Equal($"{RecordingPath}: removed 1 recording that the run made no use of");
        File.ReadLines(RecordingPath).Should().HaveCount(2);
    }

    [Fact]
    public async Task What_no_recording_can_hold_says_so()
    {
        var draw = AIFunctionFactory.Create((string id) => new DataContent(new byte[] { 1 }, "image/png"), "draw").Recorded();

        var run = await RunAsync(async (_, token) => $"{await draw.InvokeAsync(new AIFunctionArguments { ["id"] = "1" }, token)}", cases: 1);

        run.Results.Rows.Single().Trial.Error!.Message.Should().Contain("'draw' returns DataContent, which cannot be recorded").And.Contain("leave out Recorded()");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private AIFunction FindOrder() => AIFunctionFactory.Create(
        (string id) =>
        {
            Interlocked.Increment(ref _calls);
            return $"Order {id} is packed.";
        },
        "find_order").Recorded();

    private static IEnumerable<string> Answers(EvalRun run) => run.Results.Rows.Select(r => r.Trial.Output!.Text);

    private Task<EvalRun> RunAsync(AIFunction tool, ReplayMode mode = ReplayMode.Auto, int cases = 3, bool prune = false) =>
        RunAsync(async (c, token) => $"{await tool.InvokeAsync(new AIFunctionArguments { ["id"] = c.Inputs.Text("id") }, token)}", mode, cases, prune: prune);

    private Task<EvalRun> RunAsync(EvalApp app, ReplayMode mode = ReplayMode.Auto, int cases = 3, int concurrency = 1, bool prune = false)
    {
        var suite = new EvalSuite("orders")
        {
            Dataset = EvalDatasets.Create("orders", Enumerable.Range(1, cases).Select(i => EvalCases.Create(CaseFields.OfText(("id", $"{i}")), CaseFields.OfText(("expected_response", "packed")), id: $"order-{i}"))),
            App = app,
            Run = new RunSettings { Replay = mode, Retries = 0, Concurrency = concurrency },
        };
        suite.Score(Scorers.AliasContainment());
        return suite.RunAsync(new EvaluationOptions { Folder = _folder.FullName, PruneRecordings = prune, Notices = new Heard(_notices) });
    }

    private sealed class Heard(List<string> notices) : IProgress<string>
    {
        public void Report(string value) => notices.Add(value);
    }
}
