namespace EvalKit.Scoring;

/// <summary>Did the app answer? Every run has this feedback.</summary>
internal sealed class AppOkScorer : IScorer
{
    public const string Name = "app_ok";

    public AppOkScorer()
    {
        var fingerprint = ScorerFingerprint.Of(Name, 1, new AppOkOptions());
        Info = ScorerDescription.Of(Name, ScorerKind.Code, fingerprint, new FeedbackInfo(Name, FeedbackValueKind.Bool)) with { ScoresFailedTrials = true };
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken) => ScoreResult.From(Of(args.Trial));

    private static Score Of(Trial trial) => trial.Status switch
    {
        TrialStatus.Ok => Score.Of(Name, FeedbackValue.Of(true)),
        TrialStatus.Timeout => Score.Failed(Name, FeedbackErrorKind.Timeout, trial.Error?.Message ?? "The app did not answer in time."),
        TrialStatus.AppError => OfError(trial.Error),
        _ => Score.Unscored(Name, trial.Error?.Message ?? "the trial was not run"),
    };

    private static Score OfError(TrialError? error) => error?.Kind switch
    {
        TrialErrorKind.Provider => Score.Failed(Name, FeedbackErrorKind.Provider, error.Message),
        TrialErrorKind.Timeout => Score.Failed(Name, FeedbackErrorKind.Timeout, error.Message),
        TrialErrorKind.NotRun => Score.Unscored(Name, error.Message),
        _ => Score.Of(Name, FeedbackValue.Of(false), error is null ? "the app threw" : $"the app threw {error.Type ?? "an exception"}: {error.Message}"),
    };

    private sealed record AppOkOptions : ScorerOptions;
}
