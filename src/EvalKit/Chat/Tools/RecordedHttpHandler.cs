using System.Net;
using System.Text.Json.Nodes;
using EvalKit.Chat.Recording;

namespace EvalKit.Chat.Tools;

/// <summary>
/// Puts recordings around the HTTP calls that an app makes inside of trials, such as those of its tools or its retrieval. Requests are equal where method, address and body are; headers tell none
/// apart and are not kept, but for the type of the content. Replies of status 401, 403, 407, 408, 429 and from 500 on reach the app and are not recorded. Bodies are held in memory. For everything else see
/// <see cref="ToolRecordingExtensions.Recorded"/>. Outside of trials, and with replay off, it does nothing. Thread-safe.
/// </summary>
public sealed class RecordedHttpHandler : DelegatingHandler
{
    private readonly ToolRecordingOptions _options;

    /// <summary>Creates the handler; what it asks is set as <see cref="DelegatingHandler.InnerHandler"/>, by <c>AddHttpMessageHandler</c> for one.</summary>
    /// <param name="options">How calls are recorded: the arguments are <c>method</c>, <c>url</c> and <c>content</c>, the result is <c>status</c> and <c>content</c>. Null for the defaults.</param>
    public RecordedHttpHandler(ToolRecordingOptions? options = null)
    {
        _options = options ?? new ToolRecordingOptions();
    }

    /// <inheritdoc />
    /// <exception cref="NotRecordedException">There is no recording, and the mode is strict.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (CurrentTrial.Value is not { Recordings.IsOff: false } trial)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var arguments = new JsonObject
        {
            ["method"] = request.Method.Method,
            ["url"] = request.RequestUri?.ToString(),
            ["content"] = await HttpContentJson.OfAsync(request.Content, cancellationToken).ConfigureAwait(false),
        };
        var answer = await trial.AnswerAsync($"http:/{request.RequestUri?.Authority}", arguments, _options, AskAsync, cancellationToken).ConfigureAwait(false);
        return new HttpResponseMessage(StatusOf(answer)) { RequestMessage = request, Content = HttpContentJson.ContentOf(answer!["content"]) };

        async Task<ToolAnswer> AskAsync(CancellationToken token)
        {
            using var response = await base.SendAsync(request, token).ConfigureAwait(false);
            var content = await HttpContentJson.OfAsync(response.Content, token).ConfigureAwait(false);
            return new ToolAnswer(new JsonObject { ["status"] = (int)response.StatusCode, ["content"] = content }, IsLasting(response.StatusCode));
        }
    }

    /// <summary>Refuses a call that does not wait inside of a trial, because it would pass the recordings by.</summary>
    /// <exception cref="NotSupportedException">A trial is running.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => CurrentTrial.Value is { Recordings.IsOff: false }
        ? throw new NotSupportedException("HttpClient.Send cannot be recorded: call SendAsync.")
        : base.Send(request, cancellationToken);

    private static HttpStatusCode StatusOf(JsonNode? answer) => answer is JsonObject && answer["status"] is JsonValue status && status.TryGetValue(out int code)
        ? (HttpStatusCode)code
        : throw new EvalKitException(FaultKind.Usage, $"A reply needs the number 'status' and may have 'content', found {answer?.ToJsonString() ?? "null"}. Let ToolRecordingOptions.Sanitize keep them.");

    /// <summary>That a service is busy or knows the caller not says nothing of what it holds: a key is no part of what is recorded, and its refusal would answer those who have one.</summary>
    private static bool IsLasting(HttpStatusCode status) => (int)status < 500
        && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);
}
