namespace EvalKit.Providers.Http;

/// <summary>Reads how long a reply asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>The wait of <c>retry-after-ms</c>, or of <c>Retry-After</c> in seconds or as a date, which is taken from the reply's own date; null when there is none.</summary>
    public static TimeSpan? Of(HttpResponseMessage response) =>
        ResponseHeader.Number(response, "retry-after-ms") is { } milliseconds ? Span(milliseconds / 1000)
        : ResponseHeader.Number(response, "Retry-After") is { } seconds ? Span(seconds)
        : response.Headers.RetryAfter?.Date is { } date && response.Headers.Date is { } now ? Span((date - now).TotalSeconds)
        : null;

    /// <summary>No provider means a wait of days; a number that would overflow is one of those.</summary>
    private static TimeSpan Span(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.SecondsPerDay));
}
