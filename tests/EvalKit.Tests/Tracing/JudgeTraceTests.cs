using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Judging.Safety;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Scoring;
using EvalKit.Tests.Running;

namespace EvalKit.Tests.Tracing;

public sealed class JudgeTraceTests
{
    [Fact]
    public async Task Each_judgement_is_a_trace_of_its_own_that_its_feedback_names()
    {
        await using var store = new InMemoryRunStore();
        using var app = new ToolApp();

        var run = await Suite(app.AnswerAsync).RunAsync(new EvaluationOptions { Store = store, Models = new CountingModels() });

        foreach (var (trial, judged) in run.Results.Rows.Zip(run.Results.Column("correctness")!.Cells))
        {
            var traces = await store.FindTracesAsync(run.Results.Record.Id, trial.Trial.TraceId, CancellationToken.None);
            traces.Should().HaveCount(2);
            traces[0].TraceId.Should().Be(trial.Trial.TraceId);
            traces[0].Spans.Should().HaveCount(5, "what the judge did is no part of what the app did");
            traces[1].TraceId.Should().Be((string?)judged!.Metadata![FeedbackMetadata.TraceId]).And.NotBe(trial.Trial.TraceId);
            traces[1].Spans.Select(s => (s.Name, s.Type)).Should().Equal(("judge correctness", SpanTypes.Trial), ("chat", SpanTypes.ChatModel));
        }
    }

    [Fact]
    public async Task A_judge_of_recorded_outputs_is_traced_too_and_a_code_scorer_is_not()
    {
        await using var store = new InMemoryRunStore();
        var suite = Suite(app: null);
        suite.Score(Scorers.Contains("x"));

        var run = await suite.RunAsync(new EvaluationOptions { Store = store, Models = new CountingModels() });

        (await store.ReadTracesAsync(run.Results.Record.Id, CancellationToken.None).ToListAsync()).Should().HaveCount(run.Results.Rows.Count).And.OnlyContain(t => !t.IsOfTrial);
        run.Results.Column("contains")!.Cells.Should().OnlyContain(c => c!.Metadata == null);
    }

    [Fact]
    public async Task A_run_that_goes_on_and_one_that_scores_anew_give_scorers_the_trace_that_was_stored()
    {
        await using var store = new InMemoryRunStore();
        using var app = new ToolApp();
        var suite = Suite(app.AnswerAsync);
        var first = await suite.RunAsync(new EvaluationOptions { Store = store, Models = new CountingModels() });
        suite.Score(Scorers.SpanCount());

        var again = await suite.RunAsync(new EvaluationOptions { Store = store, Models = new CountingModels(), RescoreRun = first.Results.Record.Id });

        again.Results.Column("span_count")!.Cells.Should().OnlyContain(c => c!.Value!.Number == 4);
        var copied = await store.ReadTracesAsync(again.Results.Record.Id, CancellationToken.None).ToListAsync();
        copied.Where(t => t.IsOfTrial).Select(t => t.TraceId).Should().BeEquivalentTo(again.Results.Rows.Select(r => r.Trial.TraceId)).And.NotContain(first.Results.Rows.Select(r => r.Trial.TraceId));
    }

    private static EvalSuite Suite(EvalApp? app)
    {
        var cases = Enumerable.Range(0, 3).Select(i => EvalCases.Create(
            CaseFields.OfText(("question", $"Where is {i}?")), CaseFields.OfText(("expected_response", "here")), recordedOutput: app is null ? "It is here." : null));
        var suite = new EvalSuite("judged") { Dataset = EvalDatasets.Create("judged", [.. cases]), App = app, Run = new RunSettings { Replay = ReplayMode.Off } };
        suite.Score(Judges.Correctness("fake:/m").WithDefences(JudgeDefences.Default with { Counterfactual = 0 }));
        return suite;
    }
}
