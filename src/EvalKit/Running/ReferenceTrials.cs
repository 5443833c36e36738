using EvalKit.Runs;
using EvalKit.Scoring;

namespace EvalKit.Running;

/// <summary>The trials that a run's answers are held against, case by case. Immutable.</summary>
internal sealed class ReferenceTrials
{
    private readonly Dictionary<(string CaseId, string CaseHash, int Repeat), Trial> _trials = [];

    private ReferenceTrials(RunResults? results)
    {
        RunId = results?.Record.Id;
        foreach (var (evalCase, trial) in results?.Rows ?? [])
        {
            _trials[(evalCase.Id, evalCase.CaseHash, trial.Repeat)] = trial;
        }
    }

    /// <summary>No run: nothing is compared.</summary>
    public static ReferenceTrials None { get; } = new(null);

    /// <summary>The run that they are of; null for none.</summary>
    public string? RunId { get; }

    /// <summary>Reads the run that the options name, else the baseline's, where a scorer compares with it.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="options">What the run is given.</param>
    /// <param name="store">The store that may have the baseline's run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<ReferenceTrials> ReadAsync(EvalSuite suite, EvaluationOptions options, IRunStore store, CancellationToken cancellationToken)
    {
        if (!suite.Scorers.SelectMany(ScorerTree.NeedsOf).Contains(Needs.Baseline, StringComparer.Ordinal))
        {
            return None;
        }

        if (options.ReferenceRun is { } given)
        {
            return new ReferenceTrials(given);
        }

        return options.Baseline?.RunId is { } id && await store.FindRunAsync(id, cancellationToken).ConfigureAwait(false) is not null
            ? new ReferenceTrials(await RunReader.LoadAsync(store, id, cancellationToken).ConfigureAwait(false))
            : None;
    }

    /// <summary>What scorers are given of a trial.</summary>
    /// <param name="evalCase">The case.</param>
    /// <param name="trial">Its trial. A repeat that the other run has not is held against its first one.</param>
    public ScoreArguments Arguments(EvalCase evalCase, Trial trial) => new(evalCase, trial)
    {
        Reference = _trials.GetValueOrDefault((evalCase.Id, evalCase.CaseHash, trial.Repeat)) ?? _trials.GetValueOrDefault((evalCase.Id, evalCase.CaseHash, 0)),
    };
}
