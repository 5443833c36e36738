using System.Runtime.CompilerServices;
using EvalKit.Chat.Records;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Caching;

/// <summary>
/// Answers a request from <see cref="ResponseCache"/> and keeps what the model answers. What a key cannot tell wholly (tools that are no functions, images, options of the
/// provider's own) goes past the cache to the model: a request is never answered from another one's entry. Thread-safe.
/// </summary>
internal sealed class ResponseCacheClient : DelegatingChatClient
{
    private readonly RequestTurns _turns = new();
    private readonly ResponseCache _cache;
    private readonly bool _reads;
    private readonly string _model;
    private readonly bool _isNamed;
    private readonly string? _address;

    /// <summary>Creates the client.</summary>
    /// <param name="inner">The client that asks the model; disposed with this one.</param>
    /// <param name="model">The model that it asks where the options name none.</param>
    /// <param name="cache">The entries.</param>
    /// <param name="reads">Whether entries answer; else they are only written.</param>
    /// <param name="isNamed">Whether the model is known; else only requests that name one are answered and kept.</param>
    public ResponseCacheClient(IChatClient inner, ModelUri model, ResponseCache cache, bool reads = true, bool isNamed = true)
        : base(inner)
    {
        _cache = cache;
        _reads = reads;
        _model = model.ToString();
        _isNamed = isNamed;
        _address = AddressOf(inner.GetService<ChatClientMetadata>()?.ProviderUri);
    }

    /// <summary>Whether an entry would answer a request.</summary>
    public bool Holds(RequestRecord request) => KeyOf(request) is { } key && Find(key) is not null;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return RecordOf(sent, options) is { } asked
            ? await GetResponseAsync(asked, cancellationToken).ConfigureAwait(false)
            : await base.GetResponseAsync(sent, ChatProperties.WithoutOurs(options), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Answers a request whose record was made already, for the same model.</summary>
    public async Task<ChatResponse> GetResponseAsync(RequestRecord asked, CancellationToken cancellationToken)
    {
        var passedOn = ChatProperties.WithoutOurs(asked.Options);
        if (KeyOf(asked) is not { } key)
        {
            return await base.GetResponseAsync(asked.Messages, passedOn, cancellationToken).ConfigureAwait(false);
        }

        using var turn = await _turns.TakeAsync(key, cancellationToken).ConfigureAwait(false);
        if (Find(key) is { } hit)
        {
            return hit;
        }

        var response = await base.GetResponseAsync(asked.Messages, passedOn, cancellationToken).ConfigureAwait(false);
        Keep(key, asked.Options, response);
        return response;
    }

    /// <summary>Updates reach the caller as they come. There is no turn: it would last as long as the caller reads, and one who asks the same in between would wait for itself.</summary>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var asked = RecordOf(sent, options);
        var key = asked is null ? null : KeyOf(asked);
        if (key is not null && Find(key) is { } hit)
        {
            foreach (var update in hit.ToChatResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in base.GetStreamingResponseAsync(sent, ChatProperties.WithoutOurs(options), cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            yield return update;
        }

        if (key is not null)
        {
            Keep(key, options, updates.ToChatResponse());
        }
    }

    private ChatResponse? Find(string key)
    {
        if (!_reads || _cache.Find(key) is not { } entry)
        {
            return null;
        }

        var response = ReplyJson.Of(entry);
        ChatProperties.MarkCached(response);
        return response;
    }

    private void Keep(string key, ChatOptions? asked, ChatResponse response)
    {
        if (!CacheableReply.Is(response))
        {
            return;
        }

        try
        {
            _cache.Keep(key, _model, asked, response);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The answer is paid for and good; only the next run pays again. It is told, unless another process was faster.
            if (_cache.Find(key) is null)
            {
                ChatProperties.SetCacheFault(response, $"The reply could not be cached: {exception.Message}");
            }
        }
    }

    /// <summary>The record of a request; null where it would not tell all that decides the answer.</summary>
    internal RequestRecord? RecordOf(IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        RequestJson.Lost(messages, options) is null ? RequestRecord.Of(_model, messages, options, _cache.Canonical) : null;

    /// <summary>The request's key in the cache: that of its recording, with what a recording leaves open; null where both would not tell all that decides the answer.</summary>
    internal string? KeyOf(RequestRecord asked)
    {
        if ((!_isNamed && asked.Options?.ModelId is null) || !ChatProperties.AreOnlyOurs(asked.Options))
        {
            return null;
        }

        var format = asked.Options?.ResponseFormat as ChatResponseFormatJson;
        return CanonicalJson.Hash(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(asked.Key);
            writer.WriteStringValue(_address);
            writer.WriteStringValue(format?.SchemaName);
            writer.WriteStringValue(format?.SchemaDescription);
            writer.WriteEndArray();
        });
    }

    /// <summary>One model name at two servers is two models. User name and query may hold a key and stay out.</summary>
    private static string? AddressOf(Uri? server) => server is null
        ? null
        : server.IsAbsoluteUri ? server.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : server.OriginalString;
}
