namespace EvalKit;

/// <summary>Which HTTP statuses say that the same request may succeed later: the provider's fault, worth a retry, and never the app's.</summary>
internal static class TransientStatus
{
    /// <summary>Whether a status is 408, 429 or 5xx. A larger number is no HTTP status, whatever the property that held it is called.</summary>
    public static bool Is(int status) => status is 408 or 429 or (>= 500 and <= 599);
}
