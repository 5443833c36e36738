using EvalKit.Runs;
using EvalKit.Scoring;

namespace EvalKit.Running.Planning;

/// <summary>What the app is expected to answer: recorded outputs as they are; of a live app what it answered last, else the expected response, so that a request has about its length.</summary>
internal sealed class ExpectedOutputs
{
    private readonly Dictionary<(string Id, string CaseHash), Trial> _last;
    private readonly Dictionary<string, TraceRecord> _traces;

    private ExpectedOutputs(Dictionary<(string Id, string CaseHash), Trial> last, Dictionary<string, TraceRecord> traces)
    {
        _last = last;
        _traces = traces;
    }

    /// <summary>The mean of what the app told that a trial costs; null when it told nothing, or only of trials that cost nothing, such as replayed ones.</summary>
    public decimal? CostOfTrial { get; private init; }

    public static async Task<ExpectedOutputs> OfAsync(EvalSuite suite, IRunStore store, CancellationToken cancellationToken)
    {
        var last = suite.App is null ? [] : await store.ListRunsAsync(new RunQuery { Suite = suite.Name, State = RunState.Completed, Limit = 1 }, cancellationToken).ConfigureAwait(false);
        if (last.Count == 0)
        {
            return new ExpectedOutputs([], []);
        }

        var results = await RunReader.LoadAsync(store, last[0].Id, cancellationToken).ConfigureAwait(false);
        var costs = results.Rows.Select(r => r.Trial.Output?.CostUsd).OfType<decimal>().Where(cost => cost > 0).ToList();
        var readTraces = suite.Scorers.SelectMany(ScorerTree.NeedsOf).Any(n => n.Split('|', StringSplitOptions.TrimEntries).Contains(Needs.Trace, StringComparer.Ordinal));
        var traces = readTraces
            ? await store.ReadTracesAsync(last[0].Id, cancellationToken).Where(t => t.IsOfTrial).ToDictionaryAsync(t => t.TrialId, StringComparer.Ordinal, cancellationToken).ConfigureAwait(false)
            : [];
        return new ExpectedOutputs(results.Rows.Where(r => r.Trial is { Repeat: 0, Output: not null }).ToDictionary(r => (r.Case.Id, r.Case.CaseHash), r => r.Trial), traces)
        {
            CostOfTrial = costs.Count > 0 ? costs.Average() : null,
        };
    }

    /// <summary>The text that the app is expected to answer a case with.</summary>
    public string TextOf(EvalCase evalCase) => TrialOf(evalCase).Output!.Text;

    /// <summary>What scorers are expected to be given of a case; the trace is that of the last run.</summary>
    public ScoreArguments Arguments(ReferenceTrials references, EvalCase evalCase)
    {
        var trial = TrialOf(evalCase);
        return references.Arguments(evalCase, trial) with { Trace = _traces.GetValueOrDefault(trial.TraceId) };
    }

    private Trial TrialOf(EvalCase evalCase)
    {
        if (_last.TryGetValue((evalCase.Id, evalCase.CaseHash), out var trial))
        {
            return trial;
        }

        var output = evalCase.RecordedOutput ?? AppOutput.FromText(evalCase.AcceptedResponses.Count > 0 ? evalCase.AcceptedResponses[0] : "");
        return new Trial { TraceId = new string('0', 32), CaseId = evalCase.Id, Status = TrialStatus.Ok, Output = output, OutputHash = evalCase.RecordedOutput is null ? null : CanonicalJson.Hash(output.Value) };
    }
}
