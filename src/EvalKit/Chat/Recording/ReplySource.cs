namespace EvalKit.Chat.Recording;

/// <summary>Who would answer a request.</summary>
public enum ReplySource
{
    /// <summary>The model, which costs what it costs.</summary>
    Model,

    /// <summary>A recording.</summary>
    Recording,

    /// <summary>The response cache.</summary>
    Cache,

    /// <summary>Nobody: there is no recording, and the model is not to be asked or cannot be.</summary>
    Nobody,
}
