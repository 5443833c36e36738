using System.Globalization;
using System.Net.Sockets;
using EvalKit.Chat;

namespace EvalKit.Running.Trials;

/// <summary>A failure of a provider or the network, not of the app: never a score, and mostly worth a retry.</summary>
/// <param name="Reason">Why, for progress and messages: a status code, or <c>network</c>.</param>
/// <param name="RetryAfter">How long the provider asked to wait; null when it did not.</param>
internal sealed record ProviderFault(string Reason, TimeSpan? RetryAfter)
{
    /// <summary>Whether the same call may succeed later. A key or a model that the provider refuses will be refused again.</summary>
    public bool IsTransient { get; init; } = true;

    /// <summary>The provider's fault in an exception or what caused it; null when there is none.</summary>
    public static ProviderFault? Of(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is ChatProviderException chat)
            {
                return OfChat(chat);
            }

            if (ExceptionStatus.Of(cause) is { } status)
            {
                return TransientStatus.Is(status) ? new ProviderFault(Text(status), null) : null;
            }

            if (cause is HttpRequestException or SocketException)
            {
                return new ProviderFault("network", null);
            }
        }

        return null;
    }

    /// <summary>A request that the provider calls wrong (400) is the app's own; a key or model that it refuses (401, 403, 404) says nothing of the app, nor does an account without money.</summary>
    private static ProviderFault? OfChat(ChatProviderException chat) =>
        chat.IsTransient ? new ProviderFault(chat.Status is { } code ? Text(code) : "network", chat.RetryAfter)
        : chat.Status is 401 or 402 or 403 or 404 or 429 ? new ProviderFault(Text(chat.Status.Value), null) { IsTransient = false }
        : null;

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
