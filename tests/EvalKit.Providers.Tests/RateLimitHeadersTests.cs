using System.Globalization;
using System.Net;
using EvalKit.Chat.Limits;
using EvalKit.Providers.Http;

namespace EvalKit.Providers.Tests;

public sealed class RateLimitHeadersTests
{
    private const string Now = "Wed, 19 Nov 2025 20:20:00 GMT";

    [Theory]
    [InlineData("6m0s", 360)]
    [InlineData("1s", 1)]
    [InlineData("20ms", 0.02)]
    [InlineData("1h2m3.5s", 3723.5)]
    [InlineData("17", 17)]
    [InlineData("0s", 0)]
    public void A_duration_is_read(string text, double seconds)
    {
        RateLimitHeaders.Duration(text).Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("1y")]
    [InlineData("1.2.3s")]
    [InlineData("-5s")]
    [InlineData("99999999999999999999h")]
    public void What_is_no_duration_is_none(string? text)
    {
        RateLimitHeaders.Duration(text).Should().BeNull();
    }

    [Fact]
    public void OpenAis_headers_are_read()
    {
        var reply = Reply(
            ("x-ratelimit-limit-requests", "500"), ("x-ratelimit-remaining-requests", "499"), ("x-ratelimit-reset-requests", "120ms"),
            ("x-ratelimit-limit-tokens", "30000"), ("x-ratelimit-remaining-tokens", "0"), ("x-ratelimit-reset-tokens", "6m0s"));

        RateLimitHeaders.Of(reply).Should().Equal(
            new RateLimit(RateLimitUnit.Requests, 499, TimeSpan.FromMilliseconds(120)) { Limit = 500 },
            new RateLimit(RateLimitUnit.Tokens, 0, TimeSpan.FromMinutes(6)) { Limit = 30000 });
    }

    [Fact]
    public void Anthropics_headers_are_read_by_the_servers_clock()
    {
        var reply = Reply(
            ("Date", Now), ("anthropic-ratelimit-requests-limit", "4000"), ("anthropic-ratelimit-requests-remaining", "3999"),
            ("anthropic-ratelimit-requests-reset", "2025-11-19T20:19:58Z"), ("anthropic-ratelimit-tokens-remaining", "12"), ("anthropic-ratelimit-tokens-reset", "2025-11-19T20:20:30Z"));

        RateLimitHeaders.Of(reply).Should().Equal(
            new RateLimit(RateLimitUnit.Requests, 3999, TimeSpan.Zero) { Limit = 4000 },
            new RateLimit(RateLimitUnit.Tokens, 12, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Headers_that_make_no_sense_tell_nothing()
    {
        RateLimitHeaders.Of(Reply(("x-ratelimit-remaining-requests", "many"), ("x-ratelimit-reset-requests", "1s"), ("x-ratelimit-remaining-tokens", "5"))).Should().BeEmpty();
        RateLimitHeaders.Of(Reply(("anthropic-ratelimit-requests-remaining", "5"), ("anthropic-ratelimit-requests-reset", "2025-11-19T20:19:58Z"))).Should().BeEmpty("there is no date to count from");
    }

    [Theory]
    [InlineData("7", null, 7.0)]
    [InlineData("0.5", null, 0.5)]
    [InlineData("7", "250", 0.25)]
    [InlineData("Wed, 19 Nov 2025 20:20:09 GMT", null, 9.0)]
    [InlineData("Wed, 19 Nov 2025 20:19:00 GMT", null, 0.0)]
    [InlineData("1e300", null, null)]
    [InlineData("99999999999999999999", null, 86400.0)]
    [InlineData("-3", null, null)]
    [InlineData("soon", null, null)]
    [InlineData(null, null, null)]
    public void Retry_After_is_read_as_seconds_milliseconds_or_a_date(string? retryAfter, string? milliseconds, double? seconds)
    {
        var reply = Reply([("Date", Now), .. retryAfter is null ? [] : new[] { ("Retry-After", retryAfter) }, .. milliseconds is null ? [] : new[] { ("retry-after-ms", milliseconds) }]);

        RetryAfter.Of(reply).Should().Be(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, (retryAfter ?? "").ToString(CultureInfo.InvariantCulture));
    }

    private static HttpResponseMessage Reply(params (string Name, string Value)[] headers)
    {
        var reply = new HttpResponseMessage(HttpStatusCode.OK);
        foreach (var (name, value) in headers)
        {
            reply.Headers.TryAddWithoutValidation(name, value);
        }

        return reply;
    }
}
