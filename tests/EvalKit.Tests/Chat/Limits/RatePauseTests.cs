using EvalKit.Chat.Limits;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Tests.Chat.Limits;

public sealed class RatePauseTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void What_the_provider_asks_for_is_waited_up_to_the_longest()
    {
        var pause = Pause();

        pause.Left.Should().Be(TimeSpan.Zero);
        pause.Asked(TimeSpan.FromSeconds(7), "HTTP 429");
        (pause.Left, pause.Reason).Should().Be((TimeSpan.FromSeconds(7), "HTTP 429"));

        pause.Asked(TimeSpan.FromHours(1), "HTTP 429");
        pause.Left.Should().Be(TimeSpan.FromSeconds(30));
        pause.Asked(TimeSpan.FromSeconds(1), "HTTP 429");
        pause.Left.Should().Be(TimeSpan.FromSeconds(30), "a shorter wait does not end a longer one");

        _time.Advance(TimeSpan.FromSeconds(30));
        pause.Left.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void While_enough_is_left_nothing_waits()
    {
        var pause = Pause();

        pause.Told(new RateLimit(RateLimitUnit.Requests, 1, TimeSpan.FromMinutes(1)) { Limit = 60 }, need: 1).Should().BeFalse();
        pause.Began();

        (pause.Left, pause.Reason).Should().Be((TimeSpan.Zero, null));
    }

    [Fact]
    public void When_nothing_is_left_calls_begin_as_fast_as_the_measure_fills_up()
    {
        var pause = Pause();

        pause.Told(new RateLimit(RateLimitUnit.Requests, 0, TimeSpan.FromSeconds(60)) { Limit = 60 }, need: 1).Should().BeTrue();
        pause.Left.Should().Be(TimeSpan.FromSeconds(1), "60 in a minute are one a second");
        pause.Reason.Should().Be("0 requests left");

        _time.Advance(TimeSpan.FromSeconds(1));
        pause.Began();
        pause.Left.Should().Be(TimeSpan.FromSeconds(1));
        pause.Told(new RateLimit(RateLimitUnit.Requests, 0, TimeSpan.FromSeconds(60)) { Limit = 60 }, need: 1).Should().BeFalse();
        pause.Left.Should().Be(TimeSpan.FromSeconds(1), "it is known already");
    }

    [Fact]
    public void Once_it_tells_of_more_calls_are_free_again()
    {
        var pause = Pause();
        pause.Told(new RateLimit(RateLimitUnit.Requests, 0, TimeSpan.FromSeconds(60)) { Limit = 60 }, need: 1);
        _time.Advance(TimeSpan.FromSeconds(1));

        pause.Told(new RateLimit(RateLimitUnit.Requests, 30, TimeSpan.FromSeconds(30)) { Limit = 60 }, need: 1).Should().BeTrue();
        pause.Began();

        (pause.Left, pause.Reason).Should().Be((TimeSpan.Zero, null));
    }

    [Fact]
    public void Tokens_are_waited_for_as_far_as_a_call_needs_them()
    {
        var pause = Pause();

        pause.Told(new RateLimit(RateLimitUnit.Tokens, 100, TimeSpan.FromSeconds(9.9)) { Limit = 1090 }, need: 600);

        pause.Left.Should().BeCloseTo(TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(1), "990 come back in 9.9 s, and 500 are lacking");
    }

    [Fact]
    public void Without_the_size_of_the_measure_all_of_its_time_is_waited()
    {
        var pause = Pause();

        pause.Told(new RateLimit(RateLimitUnit.Requests, 0, TimeSpan.FromSeconds(12)), need: 1);

        pause.Left.Should().Be(TimeSpan.FromSeconds(12));
    }

    [Fact]
    public void A_measure_smaller_than_a_call_is_waited_for_until_it_is_full()
    {
        var pause = Pause();

        pause.Told(new RateLimit(RateLimitUnit.Tokens, 0, TimeSpan.FromSeconds(10)) { Limit = 100 }, need: 5000);

        pause.Left.Should().Be(TimeSpan.FromSeconds(10));
    }

    private RatePause Pause() => new(_time, TimeSpan.FromSeconds(30));
}
