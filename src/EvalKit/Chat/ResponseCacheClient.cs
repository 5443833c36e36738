using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

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
    public bool Holds(ChatRequest request) => KeyOf(request.Messages, request.Options) is { } asked && Find(asked.Key) is not null;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var passedOn = ChatProperties.WithoutOurs(options);
        if (KeyOf(sent, options) is not { } asked)
        {
            return await base.GetResponseAsync(sent, passedOn, cancellationToken).ConfigureAwait(false);
        }

        using var turn = await _turns.TakeAsync(asked.Key, cancellationToken).ConfigureAwait(false);
        if (Find(asked.Key) is { } hit)
        {
            return hit;
        }

        var response = await base.GetResponseAsync(sent, passedOn, cancellationToken).ConfigureAwait(false);
        Keep(asked, response);
        return response;
    }

    /// <summary>Updates reach the caller as they come. There is no turn: it would last as long as the caller reads, and one who asks the same in between would wait for itself.</summary>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var asked = KeyOf(sent, options);
        if (asked is not null && Find(asked.Value.Key) is { } hit)
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

        if (asked is not null)
        {
            Keep(asked.Value, updates.ToChatResponse());
        }
    }

    private ChatResponse? Find(string key)
    {
        if (!_reads || _cache.Find(key) is not { } entry)
        {
            return null;
        }

        var response = ChatRecord.Reply(entry);
        ChatProperties.MarkCached(response);
        return response;
    }

    private void Keep((string Key, JsonObject Request) asked, ChatResponse response)
    {
        if (!CacheableReply.Is(response))
        {
            return;
        }

        try
        {
            _cache.Keep(asked.Key, _model, asked.Request, response);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The answer is paid for and good; only the next run pays again. It is told, unless another process was faster.
            if (_cache.Find(asked.Key) is null)
            {
                ChatProperties.SetCacheFault(response, $"The reply could not be cached: {exception.Message}");
            }
        }
    }

    /// <summary>The request's key and record; null where the record would not tell all that decides the answer.</summary>
    internal (string Key, JsonObject Request)? KeyOf(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if ((!_isNamed && options?.ModelId is null) || ChatRecord.Lost(messages, options) is not null || !ChatProperties.AreOnlyOurs(options))
        {
            return null;
        }

        var request = ChatRecord.Request(messages, options);
        Add(request, "address", _address);
        if (options?.ResponseFormat is ChatResponseFormatJson format)
        {
            Add(request, "schema_name", format.SchemaName);
            Add(request, "schema_description", format.SchemaDescription);
        }

        return (ChatRecord.Key(_model, request), request);
    }

    private static void Add(JsonObject request, string name, string? value)
    {
        if (value is not null)
        {
            request[name] = value;
        }
    }

    /// <summary>One model name at two servers is two models. User name and query may hold a key and stay out.</summary>
    private static string? AddressOf(Uri? server) => server is null
        ? null
        : server.IsAbsoluteUri ? server.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : server.OriginalString;
}
