using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Suites.Apps;

/// <summary>An app behind HTTP: it is POSTed <c>{id, inputs}</c> as JSON and answers with JSON or text.</summary>
internal sealed class HttpApp(Uri endpoint, JsonPointer? output)
{
    public const string Kind = "http";

    /// <summary>Redirects are not followed: a POST that is redirected loses its body, and the endpoint is the user's to name. The run's own time limit applies.</summary>
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = AppReply.LargestBytes,
    };

    public static Uri Endpoint(JsonObject options) =>
        options[Kind] is JsonValue value
        && value.TryGetValue<string>(out var text)
        && Uri.TryCreate(text, UriKind.Absolute, out var endpoint)
        && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw new EvalKitException(FaultKind.Usage, $"Expected http to be an address, such as http://localhost:5000/answer; found {options[Kind]?.ToJsonString() ?? "nothing"}.");

    public static JsonPointer? Output(JsonObject options) => options["output"] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => JsonPointer.Parse(text),
        var other => throw new EvalKitException(FaultKind.Usage, $"Expected output to be a JSON pointer, such as /answer; found {other.ToJsonString()}."),
    };

    public async Task<AppOutput> AnswerAsync(EvalCase evalCase, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(AppRequest.Of(evalCase));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = content };
        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var body = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw Failure(response, body);
        }

        return output is null ? ReadBody(response, body) : new AppOutput(output.Select(body));
    }

    private async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new AppFailedException($"{endpoint} answered with more than 16 MiB; expected one answer.");
        }
    }

    /// <summary>A status that a provider or proxy gives is thrown as one, so that the run retries it; any other is the app's own failure.</summary>
    private Exception Failure(HttpResponseMessage response, string body)
    {
        var status = (int)response.StatusCode;
        var message = FormattableString.Invariant($"{endpoint} answered {status}. {AppReply.Tail(body)}").TrimEnd();
        return TransientStatus.Is(status) ? new HttpRequestException(message, null, response.StatusCode) : new AppFailedException(message);
    }

    private static AppOutput ReadBody(HttpResponseMessage response, string body)
    {
        if (response.Content.Headers.ContentType?.MediaType is not "application/json")
        {
            return AppReply.Read(body);
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body) is { ValueKind: JsonValueKind.String } text ? new AppOutput(text) : AppReply.Read(body);
        }
        catch (JsonException)
        {
            throw new AppFailedException($"The reply says application/json but is no JSON: {AppReply.Tail(body)}");
        }
    }
}
