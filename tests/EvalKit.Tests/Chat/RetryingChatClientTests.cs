using EvalKit.Chat;
using EvalKit.Tests.Judging;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

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

        (await new RetryingChatClient(model, time: _time).GetResponseAsync("q")).Text.Should().Be("ok");
    }

    [Fact]
    public async Task An_answer_is_never_asked_for_again()
    {
        var model = ScriptedChatClient.Saying("", "second");

        (await new RetryingChatClient(model, time: _time).GetResponseAsync("q")).Text.Should().BeEmpty();
        model.Asked.Should().ContainSingle();
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_a_timeout_and_is_not_tried_again()
    {
        var time = new FakeTimeProvider();
        using var model = new NeverAnswering();
        var call = new RetryingChatClient(model, time: time).GetResponseAsync("q");

        time.Advance(TimeSpan.FromSeconds(61));

        var act = () => call;
        (await act.Should().ThrowAsync<TimeoutException>()).Which.Message.Should().Be("The model did not answer within 60 s.");
        model.Calls.Should().Be(1);
    }

    [Fact]
    public async Task Cancellation_is_no_timeout()
    {
        using var model = new NeverAnswering();
        using var cancel = new CancellationTokenSource();
        var call = new RetryingChatClient(model, time: new FakeTimeProvider()).GetResponseAsync("q", cancellationToken: cancel.Token);

        await cancel.CancelAsync();

        var act = () => call;
        await act.Should().ThrowAsync<OperationCanceledException>();
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

    private sealed class NeverAnswering : IChatClient
    {
        public int Calls { get; private set; }

        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Calls++;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Not reached.");
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
