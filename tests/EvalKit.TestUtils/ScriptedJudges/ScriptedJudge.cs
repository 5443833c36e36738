using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EvalKit.Prompts;
using Microsoft.Extensions.AI;

namespace EvalKit.TestUtils.ScriptedJudges;

/// <summary>
/// A judge's model that decides by a rule, so that attacks and defences can be measured without a model. It answers yes or no, and repeats its nonce as it is told to. Where its
/// rule does not say otherwise it is right: the answer must hold an expected response as whole words.
/// </summary>
public abstract class ScriptedJudge : IChatClient
{
    /// <inheritdoc />
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> asked = [.. messages];
        var question = asked.First(m => m.Role == ChatRole.User).Text;
        var reply = Reply(question, PromptBlock.Find(question), PromptNonce.Find(asked));
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply)) { FinishReason = ChatFinishReason.Stop, ModelId = "scripted" });
    }

    /// <inheritdoc />
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc />
    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>What it replies.</summary>
    /// <param name="prompt">The user's message as it stands.</param>
    /// <param name="blocks">Its blocks, decoded.</param>
    /// <param name="nonce">The code to repeat; null for none.</param>
    protected abstract string Reply(string prompt, IReadOnlyList<PromptBlock> blocks, string? nonce);

    /// <summary>A verdict with the nonce.</summary>
    protected static string Verdict(bool passes, string? nonce)
    {
        var verdict = new JsonObject { ["reason"] = "by rule", ["verdict"] = passes ? "yes" : "no" };
        if (nonce is not null)
        {
            verdict.Insert(0, PromptNonce.Member, nonce);
        }

        return verdict.ToJsonString();
    }

    /// <summary>The answer that is judged.</summary>
    protected static string AnswerIn(IReadOnlyList<PromptBlock> blocks) => blocks.First(b => b.Name == "outputs").Content;

    /// <summary>Whether the answer holds an expected response as whole words.</summary>
    protected static bool IsRight(IReadOnlyList<PromptBlock> blocks)
    {
        var expected = blocks.First(b => b.Name == "expectations.expected_response");
        var accepted = expected.IsJson ? JsonSerializer.Deserialize<string[]>(expected.Content)! : [expected.Content];
        return accepted.Any(a => Regex.IsMatch(AnswerIn(blocks), $@"(?<!\w){Regex.Escape(a)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }
}
