namespace EvalKit.Runs;

/// <summary>What a store says when it is asked for, or given, what does not fit together. Every store says the same.</summary>
public static class RunFaults
{
    /// <summary>There is no such run.</summary>
    /// <param name="location">Where the store is.</param>
    /// <param name="runId">The id that was asked for.</param>
    public static EvalKitException UnknownRun(string location, string runId) =>
        new(FaultKind.Usage, $"Found no run '{runId}' in {location}. `evalkit runs list` shows the runs that are there.");

    /// <summary>A run names a session that is not recorded.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="sessionId">The session that it names.</param>
    public static EvalKitException UnknownSession(string runId, string sessionId) =>
        new(FaultKind.Usage, $"Run '{runId}' names session '{sessionId}', which is not in the store. Record the session first.");

    /// <summary>A run names a dataset that is not kept.</summary>
    /// <param name="run">The run.</param>
    public static EvalKitException UnknownDataset(RunRecord run) =>
        new(FaultKind.Usage, $"Run '{run.Id}' names dataset '{run.Dataset}' with content hash {run.DatasetHash}, which is not in the store. Save the dataset first.");

    /// <summary>A trial names a case that the run's dataset does not have.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="traceId">The trial.</param>
    /// <param name="caseId">The case that it names.</param>
    public static EvalKitException UnknownCase(string runId, string traceId, string caseId) =>
        new(FaultKind.Usage, $"Trial '{traceId}' names case '{caseId}', which the dataset of run '{runId}' does not have. Append trials of the run's own cases only.");

    /// <summary>A feedback names a trial that the run does not have.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="traceId">The trial that it names.</param>
    /// <param name="feedback">The feedback's name.</param>
    public static EvalKitException UnknownTrial(string runId, string traceId, string feedback) =>
        new(FaultKind.Usage, $"Feedback '{feedback}' names trial '{traceId}', which run '{runId}' does not have. Append the trial before its feedback.");

    /// <summary>A trace names a trial that the run does not have.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="trace">The trace.</param>
    public static EvalKitException UnknownTrial(string runId, TraceRecord trace) =>
        new(FaultKind.Usage, $"Trace '{trace.TraceId}' names trial '{trace.TrialId}', which run '{runId}' does not have. Append the trial before its traces.");

    /// <summary>A page of runs is asked for that cannot be.</summary>
    /// <param name="limit">The limit that was asked for.</param>
    public static EvalKitException LimitOutOfRange(int limit) =>
        new(FaultKind.Usage, $"Expected a page of 1 to {RunQuery.MaxLimit} runs, found a limit of {limit}. Ask for the next page with {nameof(RunQuery.Before)}.");
}
