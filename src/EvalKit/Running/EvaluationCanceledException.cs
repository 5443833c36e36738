using EvalKit.Gating;

namespace EvalKit.Running;

/// <summary>A run was cancelled. What it had done is stored and valid.</summary>
public sealed class EvaluationCanceledException : OperationCanceledException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="run">The partial run.</param>
    /// <param name="innerException">What stopped the trials.</param>
    /// <param name="cancellationToken">The token that was cancelled.</param>
    public EvaluationCanceledException(EvalRun run, Exception innerException, CancellationToken cancellationToken)
        : base($"Run {run.Id} was cancelled; the {MissingTrials.Count(run.Results)} trials it had made are kept.", innerException, cancellationToken)
    {
        Run = run;
    }

    /// <summary>The partial run.</summary>
    public EvalRun Run { get; }
}
