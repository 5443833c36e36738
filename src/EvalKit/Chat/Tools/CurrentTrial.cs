namespace EvalKit.Chat.Tools;

/// <summary>The trial that the running code is part of, on whatever thread: it flows with the calls that the app makes.</summary>
internal static class CurrentTrial
{
    private static readonly AsyncLocal<OpenTrial?> Current = new();

    /// <summary>The trial; null outside of one.</summary>
    public static OpenTrial? Value => Current.Value;

    /// <summary>From now on what the calling method starts is part of the trial.</summary>
    public static void Begin(OpenTrial trial) => Current.Value = trial;
}
