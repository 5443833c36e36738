namespace EvalKit.Runs.Merging;

/// <summary>What is recorded about a run that is made of several.</summary>
internal static class MergedRecord
{
    /// <summary>The parameter that names the runs that a merged run is made of.</summary>
    private const string SourcesParameter = "merged_from";

    /// <summary>The record of a merge. What the sources do not agree on (folder, build, shard) is left out.</summary>
    public static RunRecord Of(IReadOnlyList<SourceRun> runs, IReadOnlyList<Trial> trials, IReadOnlyList<Feedback> feedback, IReadOnlyList<MissingTrial> missing)
    {
        RunRecord[] records = [.. runs.Select(r => r.Record)];
        var ids = records.Select(r => r.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (ids.Count == 1)
        {
            return records.MaxBy(r => r.EndedAt ?? DateTimeOffset.MinValue)!;
        }

        var first = records[0];
        var ended = records.Max(r => r.EndedAt ?? r.StartedAt);
        var state = missing.Count == 0 ? RunState.Completed : Worst(records);
        var sessions = records.Select(r => r.SessionId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return first with
        {
            Id = DerivedId.Of(ended, Content(first, trials, feedback)),
            SessionId = sessions.Count == 1 ? sessions[0] : DerivedId.Of(ended, sessions),
            Experiment = Common(records, r => r.Experiment) ?? first.Suite,
            Name = Common(records, r => r.Name),
            State = state,
            Partial = missing.Count > 0,
            SelectedCases = trials.DistinctBy(t => t.CaseId).Count(),
            Parameters = Parameters(records),
            FailedJudges = [.. records.SelectMany(r => r.FailedJudges).Distinct(StringComparer.Ordinal)],
            Environment = Environment([.. records.Select(r => r.Environment)]),

            // Not older than any of its sources: `latest` and `branch:<name>` then name the whole and not a part.
            StartedAt = records.Max(r => r.StartedAt),
            EndedAt = state == RunState.Running ? null : ended,
        };
    }

    private static IEnumerable<string> Content(RunRecord run, IReadOnlyList<Trial> trials, IReadOnlyList<Feedback> feedback) =>
    [
        run.Suite,
        run.SuiteFingerprint,
        run.DatasetHash,
        run.AppFingerprint,
        .. trials.Select(t => t.TraceId),
        .. feedback.Select(f => f.Id).Order(StringComparer.Ordinal),
    ];

    /// <summary>A source that did not complete explains what is missing; no gate passes over it.</summary>
    private static RunState Worst(IEnumerable<RunRecord> records)
    {
        var states = records.Select(r => r.State).ToHashSet();
        RunState[] fromWorst = [RunState.Running, RunState.Failed, RunState.Cancelled];
        return fromWorst.Where(states.Contains).FirstOrDefault(RunState.Completed);
    }

    private static Dictionary<string, string> Parameters(RunRecord[] records)
    {
        var common = records[0].Parameters.Where(p => records.All(r => r.Parameters.GetValueOrDefault(p.Key) == p.Value));
        return new Dictionary<string, string>(common, StringComparer.Ordinal)
        {
            [SourcesParameter] = string.Join(',', records.SelectMany(SourcesOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
        };
    }

    /// <summary>The sources of a run that is merged already are named, not the run itself.</summary>
    private static string[] SourcesOf(RunRecord record) => record.Parameters.GetValueOrDefault(SourcesParameter)?.Split(',') ?? [record.Id];

    private static RunEnvironment Environment(RunEnvironment[] environments) => new()
    {
        Commit = Common(environments, e => e.Commit),
        Branch = Common(environments, e => e.Branch),
        Dirty = environments.Any(e => e.Dirty == true) ? true : environments.All(e => e.Dirty == false) ? false : null,
        CiProvider = Common(environments, e => e.CiProvider),
        PullRequest = Common(environments, e => e.PullRequest),
        Build = Common(environments, e => e.Build),
        OperatingSystem = Common(environments, e => e.OperatingSystem),
    };

    private static string? Common<T>(IReadOnlyList<T> items, Func<T, string?> value) => items.All(i => value(i) == value(items[0])) ? value(items[0]) : null;
}
