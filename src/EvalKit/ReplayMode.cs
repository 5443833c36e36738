namespace EvalKit;

/// <summary>Whether model calls are answered from recordings.</summary>
public enum ReplayMode
{
    /// <summary>A recording answers; without one the model is called and the answer is recorded. Without a key the case is skipped.</summary>
    Auto,

    /// <summary>The model is always called and its answer recorded.</summary>
    Record,

    /// <summary>The model is always called; nothing is recorded.</summary>
    Off,

    /// <summary>Only recordings answer; a request without one is an error that names the command to record it.</summary>
    Strict,
}
