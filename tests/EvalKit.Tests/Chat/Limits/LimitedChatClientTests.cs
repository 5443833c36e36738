using EvalKit.Chat;
using EvalKit.Chat.Limits;
using EvalKit.Chat.Recording;
using EvalKit.Tests.Judging;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Tests.Chat.Limits;

public sealed class LimitedChatClientTests
{
    private static readonly ModelUri Model = new("fake", "m");

    private readonly FakeTimeProvider _time = new();
    private readonly ChatLimits _limits = new();

    [Fact]
    public async Task More_than_the_level_wait_their_turn()
    {
        var held = new HeldChatClient();
        var client = Client(held);

        var asked = Enumerable.Range(0, ConcurrencyLevel.Start + 5).Select(_ => client.GetResponseAsync("q")).ToList();

        Now.Should().Be(new ChatLimitState("fake:/m", ConcurrencyLevel.Start, 5, ConcurrencyLevel.Start, null));
        held.Release();
        await Task.WhenAll(asked);
        (Now.InFlight, Now.Waiting).Should().Be((0, 0));
    }

    [Fact]
    public async Task One_limit_holds_for_all_clients_of_a_model_and_not_for_another_model()
    {
        var (held, other) = (new HeldChatClient(), new HeldChatClient());
        var (first, second, third) = (Client(held), Client(held), ChatStack.Asking(other, new ModelUri("fake", "other"), Options()));

        var asked = Enumerable.Range(0, ConcurrencyLevel.Start).Select(i => (i % 2 == 0 ? first : second).GetResponseAsync("q")).ToList();
        asked.Add(second.GetResponseAsync("q"));
        asked.Add(third.GetResponseAsync("q"));

        (held.Asked, other.Asked).Should().Be((ConcurrencyLevel.Start, 1));
        held.Release();
        other.Release();
        await Task.WhenAll(asked);
    }

    [Fact]
    public async Task One_who_gives_up_while_waiting_leaves_the_turn_to_the_others()
    {
        var held = new HeldChatClient();
        var client = Client(held);
        var asked = Enumerable.Range(0, ConcurrencyLevel.Start).Select(_ => client.GetResponseAsync("q")).ToList();
        using var cancel = new CancellationTokenSource();
        var givenUp = client.GetResponseAsync("q", cancellationToken: cancel.Token);
        asked.Add(client.GetResponseAsync("q"));

        await cancel.CancelAsync();
        await FluentActions.Awaiting(() => givenUp).Should().ThrowAsync<OperationCanceledException>();
        Now.Waiting.Should().Be(1);
        held.Release();
        await Task.WhenAll(asked);

        held.Asked.Should().Be(ConcurrencyLevel.Start + 1);
        (Now.InFlight, Now.Waiting).Should().Be((0, 0));
    }

    [Fact]
    public async Task After_a_rejection_no_call_begins_before_the_wait_that_was_asked_for()
    {
        var changes = 0;
        _limits.Changed += () => changes++;
        var model = new ScriptedChatClient(() => Fail(429, TimeSpan.FromSeconds(7)), () => ScriptedChatClient.Reply("ok"));
        var client = Client(model, retries: 0);
        await client.Invoking(c => c.GetResponseAsync("q")).Should().ThrowAsync<ChatProviderException>();

        var second = client.GetResponseAsync("q");
        Now.Should().Be(new ChatLimitState("fake:/m", 0, 1, ConcurrencyLevel.Start / 2, "HTTP 429"));
        _time.Advance(TimeSpan.FromSeconds(6.9));
        model.Asked.Should().ContainSingle();
        _time.Advance(TimeSpan.FromSeconds(0.1));

        (await second).Text.Should().Be("ok");
        changes.Should().Be(2, "calls were held back, and let go");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(529)]
    [InlineData(400)]
    public async Task Another_failure_lowers_nothing(int status)
    {
        var client = Client(new ScriptedChatClient(() => Fail(status, TimeSpan.FromSeconds(7)), () => ScriptedChatClient.Reply("ok")), retries: 0);

        await client.Invoking(c => c.GetResponseAsync("q")).Should().ThrowAsync<ChatProviderException>();

        (await client.GetResponseAsync("q")).Text.Should().Be("ok");
        Now.Should().Be(new ChatLimitState("fake:/m", 0, 0, ConcurrencyLevel.Start, null));
    }

    [Fact]
    public async Task What_the_provider_tells_of_its_limits_is_heeded()
    {
        var model = new TellingChatClient(new RateLimit(RateLimitUnit.Requests, 0, TimeSpan.FromSeconds(60)) { Limit = 60 });
        var client = Client(model);
        await client.GetResponseAsync("q");

        var second = client.GetResponseAsync("q");
        Now.Should().Be(new ChatLimitState("fake:/m", 0, 1, ConcurrencyLevel.Start, "0 requests left"));
        model.Asked.Should().Be(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        await second;

        model.Asked.Should().Be(2);
    }

    [Fact]
    public async Task The_time_limit_does_not_count_the_waiting()
    {
        var model = new ScriptedChatClient(() => Fail(429, TimeSpan.FromSeconds(25)), () => ScriptedChatClient.Reply("ok"));
        var client = ChatStack.Asking(model, Model, Options() with { Retry = new ChatRetryOptions { Retries = 1, Timeout = TimeSpan.FromSeconds(10) } });

        var asked = client.GetResponseAsync("q");
        _time.Advance(TimeSpan.FromSeconds(25));

        (await asked).Text.Should().Be("ok");
    }

    [Fact]
    public async Task Two_thousand_calls_of_a_provider_that_takes_forty_at_once_lose_none_and_are_rarely_rejected()
    {
        const int Calls = 2000;
        const int Beginning = 400;
        var provider = new TakingChatClient(most: 40);
        var options = Options() with { Time = TimeProvider.System, Retry = new ChatRetryOptions { BaseDelay = TimeSpan.FromMilliseconds(5) } };
        using var client = ChatStack.Asking(provider, Model, options);

        var replies = new List<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Calls), new ParallelOptions { MaxDegreeOfParallelism = 100 }, async (i, token) =>
        {
            var reply = await client.GetResponseAsync($"{i}", cancellationToken: token);
            lock (replies)
            {
                replies.Add(reply.Text);
            }
        });

        replies.Should().BeEquivalentTo(Enumerable.Range(0, Calls).Select(i => $"{i}"));
        var later = provider.Outcomes.SkipWhile((_, i) => provider.Outcomes.Take(i).Count(o => o) < Beginning).ToList();
        later.Count(o => !o).Should().BeLessThan(later.Count * 3 / 100);
        provider.MostAtOnce.Should().Be(40, "its capacity is used");
    }

    private ChatLimitState Now => _limits.Now.Single(l => l.Model == "fake:/m");

    private static ChatResponse Fail(int status, TimeSpan? retryAfter = null) => ScriptedChatClient.Throw(new ChatProviderException($"HTTP {status}", status, retryAfter));

    private RecordingOptions Options(int retries = 2) =>
        new() { Folder = ".", Suite = "s", Limits = _limits, Time = _time, Retry = new ChatRetryOptions { Retries = retries } };

    private IChatClient Client(IChatClient provider, int retries = 2) => ChatStack.Asking(provider, Model, Options(retries));

    /// <summary>Tells of a limit with each reply, as a provider's headers do.</summary>
    private sealed class TellingChatClient(RateLimit limit) : DelegatingChatClient(ScriptedChatClient.Saying("ok"))
    {
        private readonly RateLimitFeed _feed = new();

        public int Asked { get; private set; }

        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Asked++;
            _feed.Tell(limit);
            return base.GetResponseAsync(messages, options, cancellationToken);
        }

        public override object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(RateLimitFeed) ? _feed : base.GetService(serviceType, serviceKey);
    }

    /// <summary>Takes so many calls at once, repeats each question as its answer, and rejects the calls beyond them.</summary>
    private sealed class TakingChatClient(int most) : DelegatingChatClient(ScriptedChatClient.Saying("ok"))
    {
        private readonly Lock _lock = new();
        private int _inFlight;

        public List<bool> Outcomes { get; } = [];

        public int MostAtOnce { get; private set; }

        public override async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            lock (_lock)
            {
                Outcomes.Add(_inFlight < most);
                if (_inFlight >= most)
                {
                    throw new ChatProviderException("HTTP 429", 429);
                }

                MostAtOnce = Math.Max(MostAtOnce, ++_inFlight);
            }

            await Task.Delay(10, cancellationToken);
            lock (_lock)
            {
                _inFlight--;
            }

            return ScriptedChatClient.Reply(messages.Single().Text);
        }
    }
}
