using EvalKit.Chat;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Tests.Chat;

public sealed class TimeLimitChatClientTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_call_that_takes_too_long_is_a_timeout()
    {
        var time = new FakeTimeProvider();
        using var model = new NeverAnswering();
        var call = new TimeLimitChatClient(model, Limit, time).GetResponseAsync("q");

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
        var call = new TimeLimitChatClient(model, Limit, new FakeTimeProvider()).GetResponseAsync("q", cancellationToken: cancel.Token);

        await cancel.CancelAsync();

        var act = () => call;
        await act.Should().ThrowAsync<OperationCanceledException>();
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
