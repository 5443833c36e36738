using System.Text.Json.Nodes;
using EvalKit.TestUtils;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Judging.GEvals;

/// <summary>A model that scores, and tells the probabilities of what else it might have given.</summary>
/// <param name="verdict">The score, as it is written.</param>
/// <param name="alternatives">Tokens with their probabilities; none for a model that tells none.</param>
internal sealed class ScoringChatClient(string verdict, params (string Token, double Probability)[] alternatives) : IChatClient
{
    /// <summary>The options that it was asked with.</summary>
    public List<ChatOptions?> Asked { get; } = [];

    /// <summary>Whether the number is written digit by digit.</summary>
    public bool SplitsDigits { get; init; }

    /// <summary>What it says of the answer.</summary>
    public string Reason { get; init; } = "In turn 3 it says 9 of 10.";

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Asked.Add(options);
        var text = EchoedNonce.In($$"""{"reason":"{{Reason}}","verdict":{{verdict}}}""", messages);
        var response = ScriptedChatClient.Reply(text);
        if (alternatives.Length > 0)
        {
            var at = text.LastIndexOf(verdict, StringComparison.Ordinal);
            var number = SplitsDigits ? verdict.Select(d => d.ToString()) : [verdict];
            IEnumerable<JsonObject> tokens = [.. text[..at].Chunk(3).Select(c => Token(new string(c))), .. number.Select(n => Token(n, alternatives)), Token(text[(at + verdict.Length)..])];
            (response.AdditionalProperties ??= [])["logprobs"] = new JsonArray([.. tokens]);
        }

        return Task.FromResult(response);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static JsonObject Token(string token, params (string Token, double Probability)[] alternatives) => new()
    {
        ["token"] = token,
        ["logprob"] = alternatives.Where(a => a.Token == token).Select(a => (double?)Math.Log(a.Probability)).FirstOrDefault() ?? -0.001,
        ["top_logprobs"] = new JsonArray([.. alternatives.Select(a => new JsonObject { ["token"] = a.Token, ["logprob"] = Math.Log(a.Probability) })]),
    };
}
