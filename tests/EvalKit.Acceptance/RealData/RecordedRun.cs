using EvalKit.Gating;
using EvalKit.Running;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.RealData;

/// <summary>Evaluates the recorded outputs of a real system, from the file to the verdict.</summary>
internal static class RecordedRun
{
    public static Task<EvalRun> OfAsync(string folder, DatasetSpec dataset, params IReadOnlyList<IScorer> scorers) => OfAsync(folder, dataset, null, null, scorers);

    /// <summary>Evaluates and holds the run against an earlier one.</summary>
    public static Task<EvalRun> OfAsync(string folder, DatasetSpec dataset, EvalRun? before, Gate? gate, params IReadOnlyList<IScorer> scorers)
    {
        var spec = new SuiteSpec { Name = "real-data", Dataset = dataset, Folder = SharedData.PathOf(folder), Gates = gate is null ? [] : [gate] };
        var baseline = before is null ? null : Baselines.FromRun(before.Results, DateTimeOffset.UnixEpoch);
        return new EvalSuite(spec, scorers).RunAsync(new EvaluationOptions { Baseline = baseline });
    }
}
