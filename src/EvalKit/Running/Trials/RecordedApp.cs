namespace EvalKit.Running.Trials;

/// <summary>The app of recorded outputs: it answers with what the dataset holds.</summary>
internal static class RecordedApp
{
    /// <summary>Large enough that a commit's cost vanishes, small enough that progress is seen.</summary>
    public const int BatchSize = 256;

    /// <summary>The one delegate: a trial of it took the time that was recorded, or none that is known.</summary>
    public static EvalApp App { get; } = (evalCase, _) => Task.FromResult(evalCase.RecordedOutput ?? throw new TrialSkippedException(NoOutput(evalCase).Message));

    public static TrialError NoOutput(EvalCase evalCase) =>
        new(TrialErrorKind.NotRun, null, $"No recorded output{(evalCase.Location is { } location ? $" at {location}" : "")}: fill the outputs column, or leave the case out with 'where'.");
}
