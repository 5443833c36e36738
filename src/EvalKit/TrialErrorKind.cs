namespace EvalKit;

/// <summary>Whose fault a trial's error was.</summary>
public enum TrialErrorKind
{
    /// <summary>The app threw: this is quality, <c>app_ok</c> is false.</summary>
    App,

    /// <summary>A provider or the network failed (429, 5xx, connection): not the app's fault, <c>app_ok</c> is an error.</summary>
    Provider,

    /// <summary>The time limit passed: <c>app_ok</c> is an error.</summary>
    Timeout,

    /// <summary>The trial was skipped or cancelled: <c>app_ok</c> is unscored.</summary>
    NotRun,
}
