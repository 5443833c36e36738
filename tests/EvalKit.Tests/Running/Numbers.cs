using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Judging.Safety;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Scoring;

namespace EvalKit.Tests.Running;

/// <summary>A small suite whose app repeats the expected number and counts its calls, case by case.</summary>
internal sealed class Numbers
{
    private readonly Lock _lock = new();

    public Numbers(int cases = 10)
    {
        Dataset = EvalDatasets.Create("numbers", Enumerable.Range(1, cases).Select(i => EvalCases.Create(
            CaseFields.OfText(("question", $"What is {i}?")), CaseFields.OfText(("expected_response", $"{i}")), id: $"case-{i:00}")));
    }

    public EvalDataset Dataset { get; }

    public InMemoryRunStore Store { get; } = new();

    /// <summary>The cases that the app was called with, in order.</summary>
    public List<string> Called { get; } = [];

    public List<string> Notices { get; } = [];

    /// <summary>What the app does instead of answering; it may throw.</summary>
    public Func<EvalCase, CancellationToken, Task>? Before { get; set; }

    public Func<EvalCase, string> Answer { get; set; } = c => c.AcceptedResponses[0];

    public EvalSuite Suite(params IScorer[] scorers)
    {
        var suite = new EvalSuite("numbers") { Dataset = Dataset, App = AnswerAsync, AppFingerprint = "app-1" };
        suite.Run = suite.Run with { Concurrency = 1, Retries = 0, Replay = ReplayMode.Off };
        foreach (var scorer in scorers.DefaultIfEmpty(Scorers.ExactMatch()))
        {
            // Checks against a false reference would ask more often than the tests count.
            suite.Score(ScorerTree.Map(scorer, leaf => leaf is JudgeScorer ? leaf.WithDefences(JudgeDefences.Default with { Counterfactual = 0 }) : leaf));
        }

        return suite;
    }

    public EvaluationOptions Options(CancellationToken stop = default) => new() { Store = Store, Notices = new Listener(Notices), Stop = stop };

    public async Task<IReadOnlyList<RunRecord>> RunsAsync() => await Store.ListRunsAsync(new RunQuery(), default);

    private async Task<AppOutput> AnswerAsync(EvalCase evalCase, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Called.Add(evalCase.Id);
        }

        if (Before is { } before)
        {
            await before(evalCase, cancellationToken);
        }

        return Answer(evalCase);
    }

    private sealed class Listener(List<string> heard) : IProgress<string>
    {
        public void Report(string value) => heard.Add(value);
    }
}
