namespace EvalKit.Running.Resuming;

/// <summary>How a run begins.</summary>
/// <param name="Record">The run: a new one, or one that goes on.</param>
/// <param name="Cases">The cases to run.</param>
/// <param name="IsNew">Whether it has still to be recorded.</param>
/// <param name="Earlier">What is taken over.</param>
/// <param name="Hold">The hold on it.</param>
internal sealed record RunOpening(RunRecord Record, IReadOnlyList<EvalCase> Cases, bool IsNew, EarlierWork Earlier, IDisposable Hold)
{
    /// <summary>What the run is afterwards whatever happens: one whose errors are tried again lacks nothing that it had, and has nothing more that it lacked. Null where it ends as it comes.</summary>
    public RunState? StaysAs { get; init; }
}
