using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace EvalKit.TestUtils.FakeOpenAi;

/// <summary>What <see cref="FakeOpenAiServer"/> answers to one request, in the form of the wire that the request came by, streamed where it asks for that.</summary>
public sealed class FakeReply
{
    private const string Json = "application/json";

    private readonly Func<HttpContext, FakeRequest, FakeWire, Task> _write;

    private FakeReply(Func<HttpContext, FakeRequest, FakeWire, Task> write)
    {
        _write = write;
    }

    /// <summary>A completion with the text, finished by <paramref name="finish"/>.</summary>
    public static FakeReply Text(string content, string finish = "stop") => Saying(new FakeAnswer(content, finish));

    /// <summary>A completion whose text is a verdict of the correctness judge, with the nonce that the request tells.</summary>
    public static FakeReply Verdict(string verdict, string reason = "Because.") => new((context, request, wire) =>
    {
        var reply = new JsonObject
        {
            ["reason"] = reason,
            ["facts"] = new JsonArray(new JsonObject { ["item"] = "the fact", ["verdict"] = verdict == "yes" ? "supported" : "missing" }),
            ["contradictions"] = new JsonArray(),
            ["verdict"] = verdict,
        };
        var (type, body) = Body(wire, request.IsStream, new FakeAnswer(EchoedNonce.In(reply.ToJsonString(), request.Messages), "stop"));
        return WriteAsync(context, type, body);
    });

    /// <summary>A score with the nonce that the request tells, and the probabilities of the scores that might have stood there, where the request asks for them.</summary>
    public static FakeReply Score(int verdict, params (string Token, double Probability)[] alternatives) => new((context, request, wire) =>
    {
        var text = EchoedNonce.In(new JsonObject { ["reason"] = "Because.", ["verdict"] = verdict }.ToJsonString(), request.Messages);
        var number = verdict.ToString(CultureInfo.InvariantCulture);
        var at = text.LastIndexOf(number, StringComparison.Ordinal);
        var tokens = new JsonArray(Token(text[..at], []), Token(number, alternatives), Token(text[(at + number.Length)..], []));
        var (type, body) = Body(wire, request.IsStream, new FakeAnswer(text, "stop") { LogProbabilities = (bool?)request.Body["logprobs"] == true ? tokens : null });
        return WriteAsync(context, type, body);

        static JsonObject Token(string token, (string Token, double Probability)[] alternatives) => new()
        {
            ["token"] = token,
            ["logprob"] = 0,
            ["bytes"] = null,
            ["top_logprobs"] = new JsonArray([.. alternatives.Select(a => new JsonObject { ["token"] = a.Token, ["logprob"] = Math.Log(a.Probability), ["bytes"] = null })]),
        };
    });

    /// <summary>A completion that calls a tool.</summary>
    public static FakeReply Call(string tool, JsonObject arguments) => Saying(new FakeAnswer(null, "tool_calls") { Call = (tool, arguments) });

    /// <summary>A completion in which the model refuses.</summary>
    public static FakeReply Refusal(string text) => Saying(new FakeAnswer(null, "stop") { Refusal = text });

    /// <summary>An HTTP error in the wire's form.</summary>
    public static FakeReply Status(int status, string? retryAfter = null, string message = "try again", string code = "fake_error") => new((context, _, wire) =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return WriteAsync(context, Json, wire.Error(message, code).ToJsonString());
    });

    /// <summary>Any body, as it is.</summary>
    public static FakeReply Raw(string body, string contentType = Json, int status = 200) => new((context, _, _) =>
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, contentType, body);
    });

    /// <summary>A reply whose body ends in the midst of its JSON or stream, although the status is 200.</summary>
    public static FakeReply TruncatedBody() => new((context, request, wire) =>
    {
        var (type, body) = Body(wire, request.IsStream, new FakeAnswer("It is named and verified.", "stop"));
        return WriteAsync(context, type, body[..(body.Length / 2)]);
    });

    /// <summary>A reply whose connection is cut in the midst of its body.</summary>
    public static FakeReply Reset() => new(async (context, request, wire) =>
    {
        var (type, body) = Body(wire, request.IsStream, new FakeAnswer("It is named and verified.", "stop"));
        context.Response.ContentLength = request.IsStream ? null : Encoding.UTF8.GetByteCount(body);
        await WriteAsync(context, type, body[..(body.Length / 2)]).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        context.Abort();
    });

    /// <summary>No reply until the client gives up.</summary>
    public static FakeReply Never() => new((context, _, _) => GoneAsync(context));

    /// <summary>A reply that comes byte by byte and stops in its midst until the client gives up.</summary>
    public static FakeReply Stall() => new(async (context, request, wire) =>
    {
        var (type, body) = Body(wire, request.IsStream, new FakeAnswer("It is named and verified.", "stop"));
        await DripAsync(context, type, body[..(body.Length / 2)]).ConfigureAwait(false);
        await GoneAsync(context).ConfigureAwait(false);
    });

    /// <summary>The connection is cut without a reply.</summary>
    public static FakeReply Abort() => new((context, _, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>This reply after a time.</summary>
    public FakeReply After(TimeSpan delay) => new(async (context, request, wire) =>
    {
        await Task.Delay(delay, context.RequestAborted).ConfigureAwait(false);
        await _write(context, request, wire).ConfigureAwait(false);
    });

    /// <summary>This reply with a header.</summary>
    public FakeReply With(string header, string value) => new((context, request, wire) =>
    {
        context.Response.Headers[header] = value;
        return _write(context, request, wire);
    });

    /// <summary>A completion with the text, which comes byte by byte; a verdict has the nonce that the request tells.</summary>
    public static FakeReply Drip(string content) => new((context, request, wire) =>
    {
        var (type, body) = Body(wire, request.IsStream, new FakeAnswer(EchoedNonce.In(content, request.Messages), "stop"));
        return DripAsync(context, type, body);
    });

    internal Task WriteAsync(HttpContext context, FakeRequest request) => _write(context, request, FakeWire.Of(request.Path));

    private static FakeReply Saying(FakeAnswer answer) => new(async (context, request, wire) =>
    {
        var (type, body) = Body(wire, request.IsStream, answer);
        await WriteAsync(context, type, body).ConfigureAwait(false);
    });

    private static (string Type, string Body) Body(FakeWire wire, bool isStream, FakeAnswer answer) =>
        isStream ? ("text/event-stream", string.Concat(wire.Events(answer))) : (Json, wire.Message(answer).ToJsonString());

    private static Task WriteAsync(HttpContext context, string type, string body)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }

    private static async Task DripAsync(HttpContext context, string type, string body)
    {
        context.Response.ContentType = type;
        foreach (var part in Encoding.UTF8.GetBytes(body).Chunk(1))
        {
            await context.Response.Body.WriteAsync(part, context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static async Task GoneAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using (context.RequestAborted.Register(gone.SetResult).ConfigureAwait(false))
        {
            await gone.Task.ConfigureAwait(false);
        }
    }
}
