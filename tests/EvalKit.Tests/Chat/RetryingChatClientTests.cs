using EvalKit.Chat;
using EvalKit.Tests.Judging;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Chat;

public sealed class RetryingChatClientTests
{
    private readonly WaitingTime _time = new();

    [Fact]
    public async Task A_transient_failure_is_tried_again_and_its_reason_is_told()
    {
        var model = new ScriptedChatClient(() => Fail(429), () => Fail(503), () => ScriptedChatClient.Reply("ok"));

        var response = await new RetryingChatClient(model, time: _time).GetResponseAsync("q");

        response.Text.Should().Be("ok");
        ChatProperties.Retries(response).Should().Equal("HTTP 429", "HTTP 503");
        _time.Waits.Should().HaveCount(2);
        _time.Waits[0].TotalSeconds.Should().BeInRange(0.25, 0.5);
        _time.Waits[1].TotalSeconds.Should().BeInRange(0.5, 1);
    }

    [Fact]
    public async Task The_wait_that_the_provider_asks_for_is_honoured_up_to_the_limit()
    {
        var model = new ScriptedChatClient(() => Fail(429, TimeSpan.FromSeconds(7)), () => Fail(429, TimeSpan.FromHours(1)), () => ScriptedChatClient.Reply("ok"));

        await new RetryingChatClient(model, time: _time).GetResponseAsync("q");

        _time.Waits.Should().Equal(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task After_the_last_retry_the_failure_is_thrown_with_the_ones_before()
    {
        var model = new ScriptedChatClient(() => Fail(500));

        var act = () => new RetryingChatClient(model, time: _time).GetResponseAsync("q");

        (await act.Should().ThrowAsync<ChatProviderException>()).Which.Message.Should().Be("HTTP 500 (3 attempts; before: HTTP 500; HTTP 500)");
        model.Asked.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_failure_that_stays_is_not_tried_again(int status)
    {
        var model = new ScriptedChatClient(() => Fail(status));

        var act = () => new RetryingChatClient(model, time: _time).GetResponseAsync("q");

        await act.Should().ThrowAsync<ChatProviderException>();
        model.Asked.Should().ContainSingle();
    }

    [Fact]
    public async Task A_network_failure_is_tried_again()
    {
        var model = new ScriptedChatClient(() => ScriptedChatClient.Throw(new HttpRequestException("connection refused")), () => ScriptedChatClient.Reply("ok"));

        (await new RetryingChatClient(new ForeignChatClient(model), time: _time).GetResponseAsync("q")).Text.Should().Be("ok");
    }

    [Fact]
    public async Task An_answer_is_never_asked_for_again()
    {
        var model = ScriptedChatClient.Saying("", "second");

        (await new RetryingChatClient(model, time: _time).GetResponseAsync("q")).Text.Should().BeEmpty();
        model.Asked.Should().ContainSingle();
    }

    [Fact]
    public async Task What_was_rejected_is_tried_three_times_as_often_as_what_failed()
    {
        var rejecting = new ScriptedChatClient(() => Fail(429));
        var failing = new ScriptedChatClient(() => Fail(500));
        var mixed = new ScriptedChatClient([.. Enumerable.Repeat(() => Fail(429), 6), () => Fail(500), () => Fail(500), () => ScriptedChatClient.Reply("ok")]);
        var options = new ChatRetryOptions { Retries = 2 };

        await new RetryingChatClient(rejecting, options, _time).Invoking(c => c.GetResponseAsync("q")).Should().ThrowAsync<ChatProviderException>();
        await new RetryingChatClient(failing, options, _time).Invoking(c => c.GetResponseAsync("q")).Should().ThrowAsync<ChatProviderException>();
        (await new RetryingChatClient(mixed, options, _time).GetResponseAsync("q")).Text.Should().Be("ok");

        (rejecting.Asked.Count, failing.Asked.Count, mixed.Asked.Count).Should().Be((7, 3, 9));
    }

    [Fact]
    public async Task A_rejection_that_waiting_does_not_help_is_not_tried_again()
    {
        var model = new ScriptedChatClient(() => ScriptedChatClient.Throw(new ChatProviderException("HTTP 429", 429) { IsLasting = true }));

        await new RetryingChatClient(model, time: _time).Invoking(c => c.GetResponseAsync("q")).Should().ThrowAsync<ChatProviderException>();

        model.Asked.Should().ContainSingle();
    }

    private static ChatResponse Fail(int status, TimeSpan? retryAfter = null) =>
        ScriptedChatClient.Throw(new ChatProviderException($"HTTP {status}", status, retryAfter));

    /// <summary>A clock whose waits end at once and are written down; time limits never pass.</summary>
    private sealed class WaitingTime : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var isLimit = dueTime >= TimeSpan.FromSeconds(60);
            if (!isLimit && dueTime != Timeout.InfiniteTimeSpan)
            {
                Waits.Add(dueTime);
            }

            return base.CreateTimer(callback, state, isLimit ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, period);
        }
    }
}
