namespace EvalKit.Chat.Recording;

/// <summary>No recording answers a request, and the model is not to be asked or cannot be. The message names the command that records it.</summary>
public sealed class NotRecordedException : EvalKitException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which recording is missing and the command.</param>
    public NotRecordedException(string message)
        : base(FaultKind.Usage, message)
    {
    }

    /// <summary>The message with the case that the request is of: who asks knows it, and a file of recordings does not.</summary>
    /// <param name="caseId">The case; null where there is none.</param>
    internal string MessageFor(string? caseId) => caseId is null ? Message : $"Case '{caseId}': {Message}";
}
