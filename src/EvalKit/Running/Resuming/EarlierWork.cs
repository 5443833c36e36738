using EvalKit.Metrics;

namespace EvalKit.Running.Resuming;

/// <summary>What an earlier run has paid for and this one takes over. Immutable.</summary>
internal sealed class EarlierWork
{
    private readonly Dictionary<(string CaseId, int Repeat), EarlierTrial> _trials;
    private readonly KeepRule _rule;

    private EarlierWork(string? runId, Dictionary<(string CaseId, int Repeat), EarlierTrial> trials, KeepRule rule)
    {
        RunId = runId;
        _trials = trials;
        _rule = rule;
    }

    /// <summary>Nothing: a new run.</summary>
    public static EarlierWork None { get; } = new(null, [], KeepRule.Unfinished);

    /// <summary>The earlier run; null for none.</summary>
    public string? RunId { get; }

    /// <summary>Whether the earlier trials are those of another run, to be copied into this one.</summary>
    public bool IsOfAnotherRun => _rule == KeepRule.Outputs;

    /// <summary>What the run has spent already, in US dollars and as far as it is known; 0 where the earlier run is another one, which paid for itself.</summary>
    public decimal SpentUsd { get; private init; }

    /// <summary>By how many trials.</summary>
    public int Trials => IsOfAnotherRun ? 0 : _trials.Count;

    /// <summary>How often each case was run, as far as the work came; 0 for none.</summary>
    public int Repeats => _trials.Keys.Select(t => t.Repeat + 1).DefaultIfEmpty(0).Max();

    /// <summary>How often each case is to run: as often as another run ran it whose outputs are scored anew, and where repeats are added at least as often as it has.</summary>
    /// <param name="settings">The suite's settings.</param>
    public int RepeatsUnder(RunSettings settings) => IsOfAnotherRun ? Repeats : settings.AddsRepeats ? Math.Max(settings.Repeats, Repeats) : settings.Repeats;

    /// <summary>The judgements that were made again, by feedback and case; none where the earlier run is another one.</summary>
    public IReadOnlySet<(string Feedback, string CaseId)> JudgedAgain { get; private init; } = new HashSet<(string, string)>();

    /// <summary>Whether an error gives way only to a result, and never to another error.</summary>
    public bool ReplacesErrorsByResultsOnly => _rule == KeepRule.Errors;

    public static EarlierWork Of(RunResults results, KeepRule rule)
    {
        var trials = new Dictionary<(string CaseId, int Repeat), EarlierTrial>(results.Rows.Count);
        for (var row = 0; row < results.Rows.Count; row++)
        {
            var (evalCase, trial) = results.Rows[row];
            var feedback = results.Columns.Select(c => c.Cells[row]).OfType<Feedback>().ToDictionary(f => f.Name, StringComparer.Ordinal);
            trials.Add((trial.CaseId, trial.Repeat), new EarlierTrial(evalCase.CaseHash, trial, feedback));
        }

        return rule == KeepRule.Outputs ? new EarlierWork(results.Record.Id, trials, rule) : new EarlierWork(results.Record.Id, trials, rule)
        {
            SpentUsd = RunCost.Of(results).KnownUsd,
            JudgedAgain = results.Canaries.Select(c => (c.Feedback, c.CaseId)).ToHashSet(),
        };
    }

    /// <summary>The same work with what another run said of the same outputs to the cases as they are now, in place of what was said before.</summary>
    /// <param name="results">The other run.</param>
    /// <param name="planned">The run that takes it over: only what its own scorers said counts.</param>
    /// <param name="cases">The cases as they are now: expectations may have been edited since.</param>
    public EarlierWork With(RunResults results, RunRecord planned, IEnumerable<EvalCase> cases)
    {
        var trials = new Dictionary<(string CaseId, int Repeat), EarlierTrial>(_trials);
        var same = results.Record.Feedbacks.Select(f => (f.Name, f.ScorerFingerprint)).Intersect(planned.Feedbacks.Select(f => (f.Name, f.ScorerFingerprint))).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var hashes = cases.ToDictionary(c => c.Id, c => c.CaseHash, StringComparer.Ordinal);
        foreach (var (key, said) in Of(results, KeepRule.Outputs)._trials)
        {
            if (trials.TryGetValue(key, out var known) && known.Trial.OutputHash is { } output && output == said.Trial.OutputHash && hashes.GetValueOrDefault(key.CaseId) == said.CaseHash)
            {
                // What was said of the case as it was before does not count beside it.
                var feedback = known.CaseHash == said.CaseHash ? new Dictionary<string, Feedback>(known.Feedback, StringComparer.Ordinal) : new(StringComparer.Ordinal);
                said.Feedback.Where(f => same.Contains(f.Key)).ToList().ForEach(f => feedback[f.Key] = f.Value);
                trials[key] = known with { CaseHash = said.CaseHash, Feedback = feedback };
            }
        }

        return new EarlierWork(RunId, trials, _rule);
    }

    /// <summary>The earlier trial of a case and repeat; null when there is none.</summary>
    public EarlierTrial? Find(string caseId, int repeat) => _trials.GetValueOrDefault((caseId, repeat));

    /// <summary>Whether it has any trial of a case.</summary>
    public bool Has(string caseId) => _trials.Keys.Any(t => t.CaseId == caseId);

    /// <summary>Whether the app need not be called again.</summary>
    public bool KeepsTrial(EarlierTrial earlier) => _rule is KeepRule.Outputs or KeepRule.Complete || earlier.IsResult;

    /// <summary>The scorers that have still to score a trial that is kept.</summary>
    /// <param name="earlier">The trial.</param>
    /// <param name="evalCase">Its case as it is now.</param>
    /// <param name="scorers">The run's scorers.</param>
    public IReadOnlyList<IScorer> Missing(EarlierTrial earlier, EvalCase evalCase, IReadOnlyList<IScorer> scorers) => earlier.CaseHash == evalCase.CaseHash
        ? [.. scorers.Where(s => s.Info.Feedbacks.Any(f => !Keeps(earlier.Feedback.GetValueOrDefault(f.Name), s.Info)))]
        : scorers;

    private bool Keeps(Feedback? feedback, ScorerInfo scorer) => feedback is not null && _rule switch
    {
        KeepRule.Complete => true,
        KeepRule.Unfinished => !IsAboutTheCall(feedback.Error?.Kind),
        KeepRule.Errors => feedback.Error is null or { Kind: FeedbackErrorKind.NoOutput or FeedbackErrorKind.MissingInput },
        _ => feedback.Error is null && scorer.Kind != ScorerKind.Human && feedback.Source.Id == scorer.Fingerprint,
    };

    /// <summary>Whether an error tells of a call that never came to an answer, so that asking again pays for nothing twice.</summary>
    private static bool IsAboutTheCall(FeedbackErrorKind? kind) =>
        kind is FeedbackErrorKind.Cancelled or FeedbackErrorKind.Provider or FeedbackErrorKind.Timeout or FeedbackErrorKind.NotRecorded;
}
