namespace EvalKit.Chat;

/// <summary>No recording answers a request, and the model is not to be asked or cannot be. The message names the command that records it.</summary>
public sealed class NotRecordedException : EvalKitException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which recording is missing and the command.</param>
    public NotRecordedException(string message)
        : base(FaultKind.Usage, message)
    {
    }
}
