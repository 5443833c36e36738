using EvalKit.Datasets;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.RealData;

/// <summary>Recorded outputs of a real system, scored: dataset → trials → scorers → store → results.</summary>
internal static class RecordedRun
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<RunResults> OfAsync(string folder, DatasetSpec spec, params IReadOnlyList<IScorer> scorers)
    {
        var dataset = DatasetReader.Read(spec, SharedData.PathOf(folder));
        var ids = new DefaultIdSource(TimeProvider.System);
        await using var store = new InMemoryRunStore();
        var run = Record(dataset, spec.Outputs!, ids, [Scorers.AppOk(), .. scorers]);
        await store.CreateSessionAsync(new SessionRecord(run.SessionId, "code", Now, new RunEnvironment()), CancellationToken.None);
        await store.SaveDatasetAsync(dataset, CancellationToken.None);
        await store.CreateRunAsync(run, CancellationToken.None);
        foreach (var evalCase in dataset.Cases)
        {
            var trial = TrialOf(evalCase, ids);
            await store.AppendTrialsAsync(run.Id, [trial], CancellationToken.None);
            var feedback = await ScoringPipeline.ScoreAsync(
                [Scorers.AppOk(), .. scorers], new ScoreArguments(evalCase, trial), ids, TimeProvider.System, CancellationToken.None);
            await store.AppendFeedbackAsync(run.Id, feedback, CancellationToken.None);
        }

        await store.EndRunAsync(run.Id, RunState.Completed, Now, CancellationToken.None);
        return await RunReader.LoadAsync(store, run.Id, CancellationToken.None);
    }

    private static Trial TrialOf(EvalCase evalCase, DefaultIdSource ids) => new()
    {
        TraceId = ids.NewTraceId(),
        CaseId = evalCase.Id,
        Status = evalCase.RecordedOutput is null ? TrialStatus.Skipped : TrialStatus.Ok,
        Output = evalCase.RecordedOutput,
        StartedAt = Now,
    };

    private static RunRecord Record(EvalDataset dataset, string app, DefaultIdSource ids, IReadOnlyList<IScorer> scorers) => new()
    {
        Id = ids.NewId(),
        SessionId = ids.NewId(),
        Experiment = "real-data",
        Suite = "real-data",
        State = RunState.Running,
        TotalCases = dataset.Cases.Count,
        SelectedCases = dataset.Cases.Count,
        Dataset = dataset.Name,
        DatasetHash = dataset.ContentHash,
        SuiteFingerprint = "real-data",
        AppFingerprint = app,
        Feedbacks = [.. scorers.SelectMany(s => s.Info.Feedbacks)],
        StartedAt = Now,
    };
}
