using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.Datasets;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.TestUtils;
using EvalKit.TestUtils.Runs;

namespace EvalKit.Reporting.Tests.Json;

public sealed class ExportReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_comes_back_with_its_record_metrics_gates_and_warnings()
    {
        var run = await ExampleRun.CreateAsync();

        var read = await ReadOneAsync(Written(run.Results, CasesOf(run.Results)));

        var evaluated = RunEvaluation.Evaluate(read, read.Record.Gates, run.Baseline, ExampleRunTime);
        var expected = RunEvaluation.Evaluate(run.Results, run.Results.Record.Gates, run.Baseline, ExampleRunTime);
        FieldDump.Of(Told(evaluated)).Should().Be(FieldDump.Of(Told(expected)));
    }

    [Fact]
    public async Task Every_field_of_trials_feedback_and_cases_comes_back()
    {
        var evalCase = new EvalCase
        {
            Id = "case-1",
            CaseHash = new string('a', 64),
            Inputs = CaseFields.OfText(("question", "Why?")),
            Expectations = CaseFields.OfText(("expected_response", "Because.")),
            Columns = CaseFields.OfText(("reviewer", "ann")),
            Tags = new Dictionary<string, string> { ["hard"] = "true" },
            Split = "dev",
            Cluster = "document-7",
            Location = "faq.csv:2",
        };
        var trial = new Trial
        {
            TraceId = new string('b', 32),
            CaseId = evalCase.Id,
            Repeat = 2,
            Attempt = 3,
            Status = TrialStatus.Timeout,
            Output = new AppOutput(JsonElement.Parse("""{"answer":"Because."}"""))
            {
                Context = ["a passage"],
                ContextIds = ["a.md"],
                Messages = JsonElement.Parse("""[{"role":"user"}]"""),
                ToolCalls = JsonElement.Parse("""[{"name":"search"}]"""),
                Usage = new TokenUsage(12, 9_007_199_254_740_993),
                CostUsd = 0.1230m,
                RecordedLatency = TimeSpan.FromTicks(1_234_567),
                TimeToFirstToken = TimeSpan.FromTicks(234_567),
            },
            OutputHash = new string('c', 64),
            Error = new TrialError(TrialErrorKind.Timeout, "System.TimeoutException", "late"),
            LostCost = new AppCost(0.1230m, 4),
            Latency = TimeSpan.FromTicks(3),
            StartedAt = ExampleRunTime.AddTicks(7),
        };
        var feedback = new Feedback
        {
            Id = "feedback-1",
            TraceId = trial.TraceId,
            Name = "tone",
            Value = FeedbackValue.OfText("calm"),
            Passed = true,
            Error = new FeedbackError(FeedbackErrorKind.Refused, "no", "raw"),
            Rationale = "it is",
            Source = new FeedbackSource(SourceKind.Human, "ann"),
            Replicate = 1,
            Metadata = new JsonObject { ["precision"] = 0.5 },
            CreatedAt = ExampleRunTime.AddTicks(9),
        };
        Unset(evalCase).Should().Equal(nameof(EvalCase.RecordedOutput));
        Unset(trial).Concat(Unset(trial.Output)).Concat(Unset(feedback)).Should().BeEmpty("a field that is new is to be exported too");
        var dataset = EvalDatasets.Create("faq", [evalCase]);
        var record = RecordOf(dataset);

        var read = await ReadOneAsync(Written(new RunResults(record, [new TrialRow(evalCase, trial)], [new FeedbackColumn(new FeedbackInfo("tone", FeedbackValueKind.Text), [feedback])]), [evalCase]));

        FieldDump.Of(read.Rows.Single()).Should().Be(FieldDump.Of(new TrialRow(evalCase, trial)));
        FieldDump.Of(read.Column("tone")!.Cells.Single()).Should().Be(FieldDump.Of(feedback));
    }

    [Fact]
    public Task Whatever_a_run_holds_comes_back_and_is_exported_to_the_same_bytes() =>
        Gen.Select(RecordGen.Run, RecordGen.Case.Array[1, 5], RecordGen.Trial.Array[1, 6], RecordGen.Feedback.Array[0, 12], RecordGen.FeedbackInfo.Array[0, 3]).ShouldHoldAsync(
            150,
            async sample =>
            {
                var (run, cases, trials, feedback, infos) = sample;
                var (results, all) = Results(run, cases, trials, feedback, infos);
                var text = Written(results, all);

                var store = await ReadAsync(text);

                var read = await RunReader.LoadAsync(store, results.Record.Id, CancellationToken.None);
                FieldDump.Of(read.Record).Should().Be(FieldDump.Of(results.Record));
                read.Rows.Select(r => r.Trial.TraceId).Should().Equal(results.Rows.Select(r => r.Trial.TraceId));
                Written(read, await store.ReadCasesAsync(results.Record.Id, CancellationToken.None).ToListAsync()).Should().Be(text.Replace(@"\uFFFD", "\ufffd", StringComparison.Ordinal), "half an emoji, which JSON cannot hold, becomes U+FFFD");
            });

    [Fact]
    public async Task Cases_that_did_not_run_keep_their_place()
    {
        var run = await ExampleRun.CreateAsync();
        var cases = CasesOf(run.Results);
        var some = new RunResults(
            run.Results.Record with { Partial = true, SelectedCases = 2 },
            [run.Results.Rows[3], run.Results.Rows[7]],
            [.. run.Results.Columns.Select(c => c with { Cells = [c.Cells[3], c.Cells[7]] })]);

        var store = await ReadAsync(Written(some, cases));

        var read = await store.ReadCasesAsync(some.Record.Id, CancellationToken.None).ToListAsync();
        read.Select(c => (c.Id, c.CaseHash)).Should().Equal(cases.Select(c => (c.Id, c.CaseHash)));
        read.Where(c => c.Inputs.Count > 0).Select(c => c.Id).Should().Equal("case-04", "case-08");
    }

    [Fact]
    public async Task A_file_may_hold_several_runs_one_after_another()
    {
        var run = await ExampleRun.CreateAsync();
        var other = new RunResults(run.Results.Record with { Id = "another-run" }, run.Results.Rows, run.Results.Columns);

        var store = await ReadAsync(Written(run.Results, CasesOf(run.Results)) + Written(other, CasesOf(other)));

        (await store.ListRunsAsync(new RunQuery(), CancellationToken.None)).Select(r => r.Id).Should().BeEquivalentTo(run.Id, "another-run");
    }

    [Theory]
    [InlineData("id,question\n1,Why?\n", ":1: expected a line that `evalkit export --format jsonl` wrote, found: ")]
    [InlineData("{}\n", ":1: expected a line that")]
    [InlineData("null\n", ":1: expected a line that")]
    [InlineData("[[[\n", ":1: expected a line that")]
    public async Task What_is_no_export_is_an_error_with_file_and_line(string text, string expected) => await FailsAsync(text, expected);

    [Fact]
    public async Task A_run_without_its_first_line_is_an_error()
    {
        var lines = Lines(await ExampleRun.CreateAsync());

        await FailsAsync(string.Join('\n', lines[1..]), ":1: expected 'run' and 'cases_without_trial' on the first line");
    }

    [Fact]
    public async Task A_line_that_was_lost_is_an_error_and_not_a_smaller_run()
    {
        var lines = Lines(await ExampleRun.CreateAsync());

        await FailsAsync(string.Join('\n', lines[..^1]), "do not have the dataset's content hash");
    }

    [Fact]
    public async Task A_suite_whose_name_is_a_path_is_refused()
    {
        var lines = Lines(await ExampleRun.CreateAsync());
        var first = JsonNode.Parse(lines[0])!;
        first["run"]!["suite"] = "../../etc/cron";

        await FailsAsync(first.ToJsonString(), "expected the name of a suite, found '../../etc/cron'");
    }

    [Fact]
    public async Task An_export_of_another_schema_is_refused()
    {
        var first = JsonNode.Parse(Lines(await ExampleRun.CreateAsync())[0])!;
        first["schema"] = 2;

        await FailsAsync(first.ToJsonString(), "expected schema 1, found 2");
    }

    private static object Told(EvalRun run) => new { run.Results.Record, run.Metrics, run.Gates, run.Comparison, run.Warnings };

    /// <summary>The names of the properties that have their default.</summary>
    private static IEnumerable<string> Unset(object value) => value.GetType().GetProperties()
        .Where(p => p.GetValue(value) is null or 0 or false || (p.GetValue(value) is System.Collections.ICollection { Count: 0 }))
        .Select(p => p.Name);

    private static RunRecord RecordOf(EvalDataset dataset) => TestUtils.Runs.SampleRun.Run(dataset) with { State = RunState.Completed, EndedAt = ExampleRunTime };

    private static DateTimeOffset ExampleRunTime => new(2026, 1, 4, 0, 0, 0, TimeSpan.Zero);

    private static List<EvalCase> CasesOf(RunResults results) => [.. results.Rows.Select(r => r.Case).DistinctBy(c => c.Id)];

    private static string[] Lines(EvalRun run) => Written(run.Results, CasesOf(run.Results)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Written(RunResults results, IReadOnlyList<EvalCase> cases)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        ExportJson.Write(writer, results, cases);
        return writer.ToString();
    }

    /// <summary>A run of random parts that fit together: ids that are unique, cases in order, a content hash that is theirs.</summary>
    private static (RunResults Results, IReadOnlyList<EvalCase> Cases) Results(RunRecord run, EvalCase[] cases, Trial[] trials, Feedback[] feedback, FeedbackInfo[] infos)
    {
        var dataset = EvalDatasets.Create("any", cases.Select((c, i) => c with { Id = $"case {i}", RecordedOutput = null }));
        var rows = trials
            .Select((t, i) => t with { TraceId = $"{i + 1:x32}", CaseId = dataset.Cases[i % dataset.Cases.Count].Id, Repeat = i })
            .OrderBy(t => t.CaseId, StringComparer.Ordinal)
            .Select(t => new TrialRow(dataset.Cases.Single(c => c.Id == t.CaseId), t))
            .ToList();
        FeedbackInfo[] declared = [.. infos.DistinctBy(i => i.Name)];
        var cells = feedback
            .Where(_ => declared.Length > 0)
            .Select((f, i) => f with { Id = $"feedback {i}", TraceId = rows[i % rows.Count].Trial.TraceId, Name = declared[i % declared.Length].Name })
            .ToLookup(f => (f.Name, f.TraceId));
        var record = run with { Id = "run", SessionId = "session", Suite = "any", Dataset = dataset.Name, DatasetHash = dataset.ContentHash, Feedbacks = declared };
        var columns = declared.Select(info => new FeedbackColumn(info, [.. rows.Select(r => cells[(info.Name, r.Trial.TraceId)].FirstOrDefault())]));
        return (new RunResults(record, rows, [.. columns]), dataset.Cases);
    }

    private async Task<InMemoryRunStore> ReadAsync(string text)
    {
        var path = Path.Combine(_folder, "export.jsonl");
        await File.WriteAllTextAsync(path, text);
        return await ExportReader.ReadAsync(path, CancellationToken.None);
    }

    private async Task<RunResults> ReadOneAsync(string text)
    {
        var store = await ReadAsync(text);
        return await RunReader.LoadAsync(store, (await store.ListRunsAsync(new RunQuery(), CancellationToken.None)).Single().Id, CancellationToken.None);
    }

    private async Task FailsAsync(string text, string expected)
    {
        var read = () => ReadAsync(text);

        var fault = (await read.Should().ThrowAsync<EvalKitException>()).Which;
        fault.Kind.Should().Be(FaultKind.Usage);
        fault.Message.Should().Contain(Path.Combine(_folder, "export.jsonl")).And.Contain(expected).And.Contain("evalkit export <run>");
    }
}
