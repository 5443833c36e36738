namespace EvalKit.Chat;

/// <summary>A provider or the network failed: there is no answer, so nothing was judged. Chat clients of <see cref="IChatModels"/> throw it instead of their SDK's own exception.</summary>
public sealed class ChatProviderException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What the provider said, without any key.</param>
    /// <param name="status">The HTTP status; null when there was no reply.</param>
    /// <param name="retryAfter">How long the provider asks to wait; null when it does not say.</param>
    /// <param name="innerException">The cause.</param>
    public ChatProviderException(string message, int? status = null, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Status = status;
        RetryAfter = retryAfter;
    }

    /// <summary>The HTTP status; null when there was no reply.</summary>
    public int? Status { get; }

    /// <summary>How long the provider asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the provider says that waiting does not help, although the status is one where it does: an account without money gets 429. Default: false.</summary>
    public bool IsLasting { get; init; }

    /// <summary>Whether the same request may succeed later: no reply at all, 408, 429 and 5xx, unless it is lasting.</summary>
    public bool IsTransient => !IsLasting && (Status is not { } status || TransientStatus.Is(status));
}
