namespace EvalKit.Runs.Merging;

/// <summary>Runs with equal keys measured the same thing: they may be parts of one run.</summary>
internal readonly record struct MergeKey(string Suite, string SuiteFingerprint, string DatasetHash, string AppFingerprint)
{
    public static MergeKey Of(RunRecord run) => new(run.Suite, run.SuiteFingerprint, run.DatasetHash, run.AppFingerprint);
}
