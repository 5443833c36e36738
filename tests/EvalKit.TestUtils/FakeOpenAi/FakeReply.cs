using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace EvalKit.TestUtils.FakeOpenAi;

/// <summary>What <see cref="FakeOpenAiServer"/> answers to one request.</summary>
public sealed class FakeReply
{
    private readonly Func<HttpContext, FakeRequest, Task> _write;

    private FakeReply(Func<HttpContext, Task> write)
        : this((context, _) => write(context))
    {
    }

    private FakeReply(Func<HttpContext, FakeRequest, Task> write)
    {
        _write = write;
    }

    /// <summary>A completion with the text, finished by <paramref name="finish"/>.</summary>
    public static FakeReply Text(string content, string finish = "stop") => Json(Completion(new JsonObject { ["role"] = "assistant", ["content"] = content }, finish));

    /// <summary>A completion whose text is a verdict of the correctness judge, with the nonce that the request tells.</summary>
    public static FakeReply Verdict(string verdict, string reason = "Because.") => new((context, request) =>
    {
        var reply = new JsonObject
        {
            ["reason"] = reason,
            ["facts"] = new JsonArray(new JsonObject { ["item"] = "the fact", ["verdict"] = verdict == "yes" ? "supported" : "missing" }),
            ["contradictions"] = new JsonArray(),
            ["verdict"] = verdict,
        };
        var content = EchoedNonce.In(reply.ToJsonString(), request.Messages);
        return Write(context, Completion(new JsonObject { ["role"] = "assistant", ["content"] = content }, "stop").ToJsonString());
    });

    /// <summary>A completion in which the model refuses.</summary>
    public static FakeReply Refusal(string text) =>
        Json(Completion(new JsonObject { ["role"] = "assistant", ["content"] = null, ["refusal"] = text }, "stop"));

    /// <summary>An HTTP error in OpenAI's form.</summary>
    public static FakeReply Status(int status, string? retryAfter = null, string message = "try again") => new(context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return Write(context, new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "fake" } }.ToJsonString());
    });

    /// <summary>A reply whose body ends in the midst of its JSON, although the status is 200.</summary>
    public static FakeReply TruncatedBody() => new(context =>
    {
        var body = Completion(new JsonObject { ["role"] = "assistant", ["content"] = "x" }, "stop").ToJsonString();
        return Write(context, body[..(body.Length / 2)]);
    });

    /// <summary>No reply until the client gives up.</summary>
    public static FakeReply Never() => new(async context =>
    {
        var gone = new TaskCompletionSource();
        await using (context.RequestAborted.Register(gone.SetResult).ConfigureAwait(false))
        {
            await gone.Task.ConfigureAwait(false);
        }
    });

    /// <summary>The connection is cut without a reply.</summary>
    public static FakeReply Abort() => new(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    internal Task WriteAsync(HttpContext context, FakeRequest request) => _write(context, request);

    private static FakeReply Json(JsonObject body) => new(context => Write(context, body.ToJsonString()));

    private static Task Write(HttpContext context, string body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }

    private static JsonObject Completion(JsonObject message, string finish) => new()
    {
        ["id"] = "chatcmpl-fake",
        ["object"] = "chat.completion",
        ["created"] = 1700000000,
        ["model"] = "fake-model",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = finish }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 11, ["completion_tokens"] = 7, ["total_tokens"] = 18 },
    };
}
