using EvalKit.Chat;
using EvalKit.Chat.Caching;
using EvalKit.Tests.Judging;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Tests.Chat;

public sealed class ResponseCacheClientTests : IDisposable
{
    private static readonly ModelUri Model = ModelUri.Parse("openai:/m");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-cache-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public async Task A_request_is_asked_once_and_then_answered_from_the_folder()
    {
        var first = await Client(ScriptedChatClient.Saying("a")).GetResponseAsync("q");
        var model = ScriptedChatClient.Saying("b");
        var hit = await Client(model).GetResponseAsync("q");

        (first.Text, hit.Text).Should().Be(("a", "a"));
        (ChatProperties.Cached(first), ChatProperties.Cached(hit)).Should().Be((false, true));
        (hit.Usage!.InputTokenCount, hit.FinishReason, hit.ModelId).Should().Be((10, ChatFinishReason.Stop, "fake-1"));
        model.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_only_written_does_not_answer()
    {
        await Client(ScriptedChatClient.Saying("a")).GetResponseAsync("q");

        var asked = await Client(ScriptedChatClient.Saying("b"), reads: false).GetResponseAsync("q");
        var after = await Client(ScriptedChatClient.Saying("c")).GetResponseAsync("q");

        (asked.Text, after.Text).Should().Be(("b", "b"));
    }

    [Fact]
    public async Task An_entry_answers_for_thirty_days_and_is_then_replaced()
    {
        await Client(ScriptedChatClient.Saying("a")).GetResponseAsync("q");
        _time.Advance(TimeSpan.FromDays(30));
        (await Client(ScriptedChatClient.Saying("b")).GetResponseAsync("q")).Text.Should().Be("a");

        _time.Advance(TimeSpan.FromSeconds(1));

        (await Client(ScriptedChatClient.Saying("b")).GetResponseAsync("q")).Text.Should().Be("b");
        (await Client(ScriptedChatClient.Saying("c")).GetResponseAsync("q")).Text.Should().Be("b");
    }

    public static TheoryData<string, ChatResponse> Incomplete => new()
    {
        { "cut at the token limit", ScriptedChatClient.Reply("a", ChatFinishReason.Length) },
        { "filtered", ScriptedChatClient.Reply("a", ChatFinishReason.ContentFilter) },
        { "not said to be complete", new ChatResponse(new ChatMessage(ChatRole.Assistant, "a")) },
        { "empty", ScriptedChatClient.Reply(" ") },
        { "with a picture", Reply(new TextContent("a"), new DataContent(new byte[] { 1 }, "image/png")) },
        { "with a call", Reply(new FunctionCallContent("1", "f")) },
        { "with citations", Reply(new TextContent("a") { Annotations = [new CitationAnnotation()] }) },
        { "with a state at the provider", new ChatResponse(new ChatMessage(ChatRole.Assistant, "a")) { FinishReason = ChatFinishReason.Stop, ConversationId = "7" } },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public async Task A_reply_that_is_no_whole_answer_is_not_kept(string what, ChatResponse reply)
    {
        await Client(new ScriptedChatClient(() => reply)).GetResponseAsync("q");

        (await Client(ScriptedChatClient.Saying("b")).GetResponseAsync("q")).Text.Should().Be("b", what);
    }

    [Fact]
    public async Task A_refusal_is_an_answer()
    {
        await Client(new ScriptedChatClient(() => Reply(ChatRefusal.Content("no")))).GetResponseAsync("q");

        ChatRefusal.Of(await Client(ScriptedChatClient.Saying("b")).GetResponseAsync("q")).Should().Be("no");
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        var failing = new ScriptedChatClient(() => ScriptedChatClient.Throw(new ChatProviderException("down", 503)), () => ScriptedChatClient.Reply("a"));
        var client = Client(failing);

        await client.Invoking(c => c.GetResponseAsync("q")).Should().ThrowAsync<ChatProviderException>();

        (await client.GetResponseAsync("q")).Text.Should().Be("a");
    }

    [Fact]
    public async Task Of_equal_requests_at_once_one_is_asked()
    {
        var model = new HeldChatClient();
        var client = Client(model);

        var replies = Enumerable.Range(0, 8).Select(_ => client.GetResponseAsync("q")).ToList();
        var other = client.GetResponseAsync("another");
        model.Asked.Should().Be(2, "the other request does not wait for these");
        model.Release();
        await Task.WhenAll([.. replies, other]);

        model.Asked.Should().Be(2);
        replies.Count(r => ChatProperties.Cached(r.Result)).Should().Be(7);
    }

    [Fact]
    public async Task One_that_stops_waiting_or_fails_leaves_the_turn_to_the_next()
    {
        var model = new HeldChatClient();
        var client = Client(model);
        using var gone = new CancellationTokenSource();
        using var impatient = new CancellationTokenSource();

        var first = client.GetResponseAsync("q", cancellationToken: gone.Token);
        var second = client.GetResponseAsync("q", cancellationToken: impatient.Token);
        var third = client.GetResponseAsync("q");
        await impatient.CancelAsync();
        await second.Invoking(t => t).Should().ThrowAsync<OperationCanceledException>();
        await gone.CancelAsync();
        await first.Invoking(t => t).Should().ThrowAsync<OperationCanceledException>();
        model.Release();

        (await third).Text.Should().Be("held");
        model.Asked.Should().Be(2);
    }

    [Fact]
    public async Task What_is_ours_is_not_sent_to_the_model()
    {
        var model = ScriptedChatClient.Saying("a");

        await Client(model).GetResponseAsync("q", new ChatOptions { Seed = 4 }.WithReplicate(1));

        model.Asked[0].Options!.AdditionalProperties.Should().BeNull();
        model.Asked[0].Options!.Seed.Should().Be(4);
    }

    [Fact]
    public async Task A_stream_is_passed_on_as_it_comes_and_answered_whole_from_then_on()
    {
        var first = await Client(ScriptedChatClient.Saying("a stream")).GetStreamingResponseAsync("q").ToChatResponseAsync();
        var model = ScriptedChatClient.Saying("b");
        var streamed = await Client(model).GetStreamingResponseAsync("q").ToChatResponseAsync();
        var whole = await Client(model).GetResponseAsync("q");

        (first.Text, streamed.Text, whole.Text).Should().Be(("a stream", "a stream", "a stream"));
        (ChatProperties.Cached(first), ChatProperties.Cached(streamed), ChatProperties.Cached(whole)).Should().Be((false, true, true));
        streamed.Usage!.OutputTokenCount.Should().Be(5);
        model.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task A_stream_that_is_left_early_is_not_kept()
    {
        await foreach (var _ in Client(ScriptedChatClient.Saying("a")).GetStreamingResponseAsync("q"))
        {
            break;
        }

        (await Client(ScriptedChatClient.Saying("b")).GetResponseAsync("q")).Text.Should().Be("b");
    }

    [Fact]
    public async Task An_app_caches_its_own_client_by_one_line()
    {
        ChatResponse Say(string text) => ScriptedChatClient.Reply(text);
        var model = new ScriptedChatClient(() => Say("a"), () => Say("b"));
        using var client = model.AsBuilder().UseResponseCache(_folder.FullName, time: _time).Build();

        var replies = new[] { await client.GetResponseAsync("q"), await client.GetResponseAsync("q"), await client.GetResponseAsync("other") };

        replies.Select(r => r.Text).Should().Equal("a", "a", "b");
        replies.Select(r => r.AdditionalProperties?.ContainsKey("evalkit.cached") == true).Should().Equal(false, true, false);
    }

    [Fact]
    public async Task A_client_whose_model_has_no_name_is_cached_only_where_the_request_names_one()
    {
        var model = new HeldChatClient(model: null);
        model.Release();
        using var client = model.AsBuilder().UseResponseCache(_folder.FullName, time: _time).Build();

        await client.GetResponseAsync("q");
        ChatProperties.Cached(await client.GetResponseAsync("q")).Should().BeFalse();

        await client.GetResponseAsync("q", new ChatOptions { ModelId = "m" });
        ChatProperties.Cached(await client.GetResponseAsync("q", new ChatOptions { ModelId = "m" })).Should().BeTrue();
        ChatProperties.Cached(await client.GetResponseAsync("q", new ChatOptions { ModelId = "n" })).Should().BeFalse();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static ChatResponse Reply(params AIContent[] contents) => new(new ChatMessage(ChatRole.Assistant, contents)) { FinishReason = ChatFinishReason.Stop };

    private ResponseCacheClient Client(IChatClient model, bool reads = true) =>
        new(model, Model, new ResponseCache(_folder.FullName, _time), reads);
}
