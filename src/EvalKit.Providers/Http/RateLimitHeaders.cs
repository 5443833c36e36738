using System.Buffers;
using System.Globalization;
using EvalKit.Chat.Limits;

namespace EvalKit.Providers.Http;

/// <summary>
/// Reads what a reply tells of rate limits: <c>x-ratelimit-{limit,remaining,reset}-{requests,tokens}</c> of OpenAI and Azure, whose reset is a duration such as
/// <c>6m0s</c>, and <c>anthropic-ratelimit-{requests,tokens}-{limit,remaining,reset}</c> of Anthropic, whose reset is a time.
/// </summary>
internal static class RateLimitHeaders
{
    private static readonly (RateLimitUnit Unit, string Name)[] Units = [(RateLimitUnit.Requests, "requests"), (RateLimitUnit.Tokens, "tokens")];

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    public static IEnumerable<RateLimit> Of(HttpResponseMessage response)
    {
        foreach (var (unit, name) in Units)
        {
            if (ResponseHeader.Number(response, $"x-ratelimit-remaining-{name}") is { } remaining
                && Duration(ResponseHeader.Text(response, $"x-ratelimit-reset-{name}")) is { } reset)
            {
                yield return new RateLimit(unit, (long)remaining, reset) { Limit = (long?)ResponseHeader.Number(response, $"x-ratelimit-limit-{name}") };
            }
            else if (ResponseHeader.Number(response, $"anthropic-ratelimit-{name}-remaining") is { } left
                && Until(response, ResponseHeader.Text(response, $"anthropic-ratelimit-{name}-reset")) is { } until)
            {
                yield return new RateLimit(unit, (long)left, until) { Limit = (long?)ResponseHeader.Number(response, $"anthropic-ratelimit-{name}-limit") };
            }
        }
    }

    /// <summary>A duration such as <c>1h2m3.5s</c>, <c>20ms</c>, or a number of seconds; null for what is none.</summary>
    public static TimeSpan? Duration(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var seconds = 0.0;
        for (var at = 0; at < text.Length;)
        {
            var digits = text.AsSpan(at).IndexOfAnyExcept(Digits);
            var number = digits < 0 ? text.AsSpan(at) : text.AsSpan(at, digits);
            if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            at += number.Length;
            var rest = text.AsSpan(at);
            var (unit, length) = rest switch
            {
                [] => (1, 0),
                ['m', 's', ..] => (0.001, 2),
                ['h', ..] => (3600, 1),
                ['m', ..] => (60, 1),
                ['s', ..] => (1, 1),
                _ => (double.NaN, 1),
            };
            seconds += value * unit;
            at += length;
        }

        return double.IsFinite(seconds) && seconds <= TimeSpan.SecondsPerDay ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>The time until a moment, by the clock of the server: that of this machine may be another.</summary>
    private static TimeSpan? Until(HttpResponseMessage response, string? moment) =>
        response.Headers.Date is { } now && DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var then)
            ? then > now ? then - now : TimeSpan.Zero
            : null;
}
