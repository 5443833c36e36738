using EvalKit.Runs;

namespace EvalKit.Running.Planning;

/// <summary>What the app is expected to answer: recorded outputs as they are; of a live app what it answered last, else the expected response, so that a request has about its length.</summary>
internal sealed class ExpectedOutputs
{
    private readonly Dictionary<(string Id, string CaseHash), Trial> _last;

    private ExpectedOutputs(Dictionary<(string Id, string CaseHash), Trial> last)
    {
        _last = last;
    }

    /// <summary>The mean of what the app told that a trial costs; null when it told nothing.</summary>
    public decimal? CostOfTrial { get; private init; }

    public static async Task<ExpectedOutputs> OfAsync(EvalSuite suite, IRunStore store, CancellationToken cancellationToken)
    {
        var last = suite.App is null ? [] : await store.ListRunsAsync(new RunQuery { Suite = suite.Name, State = RunState.Completed, Limit = 1 }, cancellationToken).ConfigureAwait(false);
        if (last.Count == 0)
        {
            return new ExpectedOutputs([]);
        }

        var results = await RunReader.LoadAsync(store, last[0].Id, cancellationToken).ConfigureAwait(false);
        var costs = results.Rows.Select(r => r.Trial.Output?.CostUsd).OfType<decimal>().ToList();
        return new ExpectedOutputs(results.Rows.Where(r => r.Trial is { Repeat: 0, Output: not null }).ToDictionary(r => (r.Case.Id, r.Case.CaseHash), r => r.Trial))
        {
            CostOfTrial = costs.Count > 0 ? costs.Average() : null,
        };
    }

    /// <summary>A trial with the expected output.</summary>
    public Trial TrialOf(EvalCase evalCase)
    {
        if (_last.TryGetValue((evalCase.Id, evalCase.CaseHash), out var trial))
        {
            return trial;
        }

        var output = evalCase.RecordedOutput ?? AppOutput.FromText(evalCase.AcceptedResponses.Count > 0 ? evalCase.AcceptedResponses[0] : "");
        return new Trial { TraceId = new string('0', 32), CaseId = evalCase.Id, Status = TrialStatus.Ok, Output = output, OutputHash = evalCase.RecordedOutput is null ? null : CanonicalJson.Hash(output.Value) };
    }
}
