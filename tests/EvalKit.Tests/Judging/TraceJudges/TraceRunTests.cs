using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Datasets;
using EvalKit.Gating;
using EvalKit.Judging;
using EvalKit.Judging.Controls;
using EvalKit.Running;
using EvalKit.Running.Planning;
using EvalKit.Runs;
using EvalKit.Tests.Tracing;
using static EvalKit.Tests.Judging.TraceJudges.TracesToRead;

namespace EvalKit.Tests.Judging.TraceJudges;

/// <summary>Trace judges inside of whole runs: live apps with real spans, recordings, cache, plans, controls.</summary>
public sealed class TraceRunTests : IDisposable
{
    private const int Cases = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-traces-");
    private readonly ToolApp _app = new();

    [Fact]
    public async Task A_live_agent_is_judged_by_what_its_spans_show_and_each_step_is_traced_and_paid_for()
    {
        await using var store = new InMemoryRunStore();
        var models = Models();

        var run = await Suite().RunAsync(Options(models) with { Store = store });

        foreach (var (row, cell) in run.Results.Rows.Zip(run.Results.Column("efficient")!.Cells))
        {
            cell!.Value.Should().Be(FeedbackValue.Of(true), "the tool's result was read");
            (cell.Metadata!["model_calls"]!.GetValue<int>(), cell.Metadata["usage"]!["input_tokens"]!.GetValue<long>(), cell.Metadata["usage"]!["output_tokens"]!.GetValue<long>()).Should().Be((3, 30, 15));
            cell.Metadata["cost_usd"]!.GetValue<decimal>().Should().BeGreaterThan(0);
            var traces = await store.FindTracesAsync(run.Results.Record.Id, row.Trial.TraceId, default);
            traces.Single(t => t.TraceId == (string?)cell.Metadata["trace_id"]).Spans.Count(s => s.Type == SpanTypes.ChatModel).Should().Be(3);
        }

        run.Results.Column("efficient.redundant_calls")!.Cells.Should().OnlyContain(c => c!.Value!.Number == 0);
        models.Asked.Should().Be(3 * Cases);
    }

    [Fact]
    public async Task A_judgement_of_many_steps_is_replayed_from_its_recording_in_strict_mode()
    {
        var recorded = await Suite(ReplayMode.Record).RunAsync(Options(Models()));
        var silent = Models();

        var replayed = await Suite(ReplayMode.Strict).RunAsync(Options(silent) with { Fresh = true });

        silent.Asked.Should().Be(0);
        File.ReadLines(Path.Combine(_folder.FullName, "recordings", "agents", "tool_call_efficiency.jsonl")).Should().HaveCount(3 * Cases);
        replayed.Results.Column("efficient")!.Cells.Should().OnlyContain(c => c!.Value == FeedbackValue.Of(true) && c.Metadata!["replayed"]!.GetValue<bool>());
        replayed.Results.Rows.Select(r => r.Trial.TraceId).Should().NotIntersectWith(recorded.Results.Rows.Select(r => r.Trial.TraceId), "the app ran again, with other ids and times");
    }

    [Fact]
    public async Task A_step_that_was_not_recorded_is_an_error_that_names_the_case_and_the_command()
    {
        await Suite(ReplayMode.Record).RunAsync(Options(Models()));
        var path = Path.Combine(_folder.FullName, "recordings", "agents", "tool_call_efficiency.jsonl");
        await File.WriteAllLinesAsync(path, (await File.ReadAllLinesAsync(path)).Where(l => !l.Contains("\"finish_reason\":\"stop\"", StringComparison.Ordinal)));

        var run = await Suite(ReplayMode.Strict).RunAsync(Options(Models()) with { Fresh = true });

        run.Results.Column("efficient")!.Cells.Should().OnlyContain(c => c!.Value == null && c.Error!.Kind == FeedbackErrorKind.NotRecorded && c.Error.Message.Contains("EVALKIT_REPLAY=auto"));
    }

    [Fact]
    public async Task The_response_cache_answers_each_step()
    {
        var options = Options(Models()) with { CacheFolder = Path.Combine(_folder.FullName, "cache"), Fresh = true };
        await Suite(ReplayMode.Auto).RunAsync(options);
        Directory.Delete(Path.Combine(_folder.FullName, "recordings"), recursive: true);
        var second = Models();

        var run = await Suite(ReplayMode.Auto).RunAsync(options with { Models = second });

        second.Asked.Should().Be(0);
        run.Results.Column("efficient")!.Cells.Should().OnlyContain(c => c!.Value == FeedbackValue.Of(true) && c.Metadata!["cached"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_plan_counts_from_one_call_a_verdict_to_as_many_as_it_may_take()
    {
        await using var store = new InMemoryRunStore();
        var options = Options(Models()) with { Store = store };

        var before = (await RunPlanner.PlanAsync(Suite(), options, default)).Judges.Single();
        await Suite().RunAsync(options);
        var known = (await RunPlanner.PlanAsync(Suite(), options with { Fresh = true }, default)).Judges.Single();
        var whole = (await RunPlanner.PlanAsync(Suite(reading: new TraceReading()), options with { Fresh = true }, default)).Judges.Single();
        var digest = (await RunPlanner.PlanAsync(Suite(reading: new TraceReading { View = TraceView.Digest }), Options(Models()), default)).Judges.Single();

        (before.Judgements, before.Calls, before.MoreCalls).Should().Be((Cases, Cases, 7 * Cases), "nobody knows the traces of an app that never ran");
        (known.Calls, known.MoreCalls).Should().Be((Cases, 7 * Cases));
        (whole.Calls, whole.MoreCalls).Should().Be((Cases, 0), "the traces of the last run are short");
        (digest.Calls, digest.MoreCalls).Should().Be((Cases, 0));
        known.CostUsd.Should().BeGreaterThan(whole.CostUsd!.Value * 8);
    }

    [Fact]
    public async Task A_plan_counts_judges_of_passages_that_only_a_trace_may_tell()
    {
        var suite = Suite();
        suite.Score(Judges.Groundedness("openai:/gpt-4.1-mini"));

        var plan = await RunPlanner.PlanAsync(suite, Options(Models()), default);

        plan.Judges.Single(j => j.Name == "groundedness").Calls.Should().Be(Cases);
    }

    [Fact]
    public async Task A_baselines_judgement_is_not_taken_over_because_the_trace_may_be_another_one()
    {
        var first = await Suite().RunAsync(Options(Models()));
        var models = Models();

        await Suite().RunAsync(Options(models) with { Baseline = Baselines.FromRun(first.Results, DateTimeOffset.UnixEpoch), Fresh = true });

        models.Asked.Should().Be(3 * Cases);
    }

    [Theory]
    [InlineData("tool_call_correctness")]
    [InlineData("tool_call_efficiency")]
    [InlineData("argument_correctness")]
    [InlineData("task_completion")]
    [InlineData("plan_adherence")]
    public async Task The_controls_of_a_trace_judge_run_by_tools_and_as_a_digest(string name)
    {
        foreach (var view in Enum.GetValues<TraceView>())
        {
            var judge = JudgeFile.Embedded(name) with { Trace = new TraceReading { View = view } };
            var controls = JudgeControls.Of(judge);
            var models = new ReadingModels(_ => """{"reason":"r","calls":[],"redundant":[],"undone":[],"departures":[],"verdict":"yes"}""") { Steps = [("read_span", """{"id":"s1"}""")] };
            var options = new RecordingOptions { Folder = _folder.FullName, Suite = JudgeControls.RecordingsName, Mode = ReplayMode.Off };

            var plan = JudgeControls.Plan(judge, controls, ModelUri.Parse("openai:/gpt-4.1-mini"), models, options);
            var check = await JudgeControls.CheckAsync(judge, controls, ModelUri.Parse("openai:/gpt-4.1-mini"), models, options, concurrency: 2, default);

            check.Errors.Should().Be(0);
            check.Hits.Should().Be(controls.Count(c => c.Verdict == "yes")).And.BePositive();
            check.Misses.Should().Be(controls.Count(c => c.Verdict == "no")).And.BePositive();
            var byTools = view == TraceView.Tools;
            (plan.Calls, plan.MoreCalls, check.Calls).Should().Be((controls.Count, byTools ? 7 * controls.Count : 0, byTools ? 2 * controls.Count : controls.Count));
        }
    }

    [Theory]
    [InlineData("""{"id":"a","kind":"known_good","trace":{"kind":"TOOL"},"verdict":"yes"}""", "'trace' must be a list of spans")]
    [InlineData("""{"id":"a","kind":"known_good","trace":["x"],"verdict":"yes"}""", "each span of 'trace' must be an object")]
    [InlineData("""{"id":"a","kind":"known_good","trace":[{"kind":"TOOL"}],"verdict":"yes"}""", "each span of 'trace' needs a 'name'")]
    [InlineData("""{"id":"a","kind":"known_good","trace":[{"name":"x"}],"verdict":"yes"}""", "each span of 'trace' needs a 'kind'")]
    [InlineData("""{"id":"a","kind":"known_good","trace":[{"name":"x","kind":"TOOL","input":1}],"verdict":"yes"}""", "unknown key 'input' of a span. Did you mean 'inputs'?")]
    [InlineData("""{"id":"a","kind":"known_good","trace":[{"name":"x","kind":"TOOL","status":"bad"}],"verdict":"yes"}""", "'status' of a span must be ok or error, found 'bad'")]
    [InlineData("""{"id":"a","kind":"known_good","trace":[{"name":5,"kind":"TOOL"}],"verdict":"yes"}""", "'name' of a span must be a text")]
    [InlineData("""{"id":"a","kind":"known_good","trace":[{"name":"x","kind":"TOOL","attributes":[]}],"verdict":"yes"}""", "'attributes' of a span must be an object")]
    [InlineData("""{"id":"a","kind":"known_good","messages":"hi","verdict":"yes"}""", "'messages' must be a list of messages")]
    public void A_malformed_trace_of_a_control_is_an_error_that_names_file_and_line(string line, string says) =>
        FluentActions.Invoking(() => JudgeControlReader.Read(line, "j.controls.jsonl")).Should().Throw<EvalKitException>().WithMessage($"j.controls.jsonl:1: *{says}*");

    [Fact]
    public void A_span_of_a_control_has_all_that_is_written_of_it()
    {
        var trace = JudgeControlReader.Read("""{"id":"a","kind":"known_good","trace":[{"id":"x","kind":"AGENT","name":"agent"},{"parent":"x","kind":"TOOL","name":"find","status":"error","status_message":"no","inputs":{"q":1},"outputs":[2],"attributes":{"k":"v"}}],"verdict":"yes"}""", "c")[0].Arguments.Trace!;

        var judged = JudgedTrace.Of(JudgeFile.Embedded("task_completion"), new ScoreArguments(null, SomeJudged.Arguments("x").Trial) { Trace = trace })!;

        judged.Head(1).Should().Be("""{"id":"s2","parent":"s1","kind":"TOOL","name":"find","status":"error","status_message":"no"}""");
        (judged.Part(1, SpanPart.Inputs), judged.Part(1, SpanPart.Outputs)).Should().Be(("""{"q":1}""", "[2]"));
        JsonNode.Parse(judged.Part(1, SpanPart.Attributes))!["attributes"]!["k"]!.GetValue<string>().Should().Be("v");
    }

    public void Dispose()
    {
        _app.Dispose();
        _folder.Delete(recursive: true);
    }

    private static ReadingModels Models() => new(told => told.Contains("is here", StringComparison.Ordinal) ? Yes : Yes.Replace("yes", "no", StringComparison.Ordinal).Replace("[]", "[\"x\"]", StringComparison.Ordinal));

    private EvaluationOptions Options(IChatModels models) => new() { Models = models, Folder = _folder.FullName };

    private EvalSuite Suite(ReplayMode mode = ReplayMode.Off, TraceReading? reading = null)
    {
        var cases = Enumerable.Range(0, Cases).Select(i => EvalCases.Create(CaseFields.OfText(("question", FormattableString.Invariant($"Where is {i}?"))), CaseFields.Empty));
        var suite = new EvalSuite("agents") { Dataset = EvalDatasets.Create("agents", [.. cases]), App = _app.AnswerAsync, Run = new RunSettings { Replay = mode } };
        suite.Score(Judges.ToolCallEfficiency("openai:/gpt-4.1-mini", "efficient").WithTrace(reading ?? ByTools));
        return suite;
    }
}
