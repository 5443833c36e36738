using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Prompts;
using EvalKit.Scoring;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>
/// The model <c>local:/short-answer</c>: reads the delimited blocks of a judge's prompt and answers by <see cref="ShortAnswerModel"/> in the schema
/// that the request declares. It is no language model: what the prompt says besides its blocks does not matter to it. Thread-safe.
/// </summary>
internal sealed class ShortAnswerChatClient : IChatClient
{
    public const string Provider = "local";
    private const string Model = "short-answer";

    // Replies are recorded and read by people.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ChatClientMetadata _metadata = new(LocalModels.ProviderName, defaultModelId: Model);

    public static string? Missing(ModelUri model) => model.Model == Model ? null : $"there is no such model. Expected {Provider}:/{Model}.";

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var schema = VerdictSchema.Of(options);
        messages = [.. messages];
        var question = ShortAnswerQuestion.Of(messages);
        return Task.FromResult((schema, question) switch
        {
            (null, _) => Refuse("it answers only yes or no in a JSON schema with a 'verdict'"),
            (_, null) => Refuse("the prompt has no block 'outputs' with a block 'expectations.expected_response'"),
            (_, { NeedsFacts: true }) => Refuse("it knows accepted answers (expected_response), and this one also needs expected_facts"),
            _ => Answer(schema, question, PromptNonce.Find(messages)),
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? _metadata : null;

    public void Dispose()
    {
    }

    private static ChatResponse Answer(VerdictSchema schema, ShortAnswerQuestion question, string? nonce)
    {
        var verdict = ShortAnswerModel.Judge(question.Question, question.Accepted, question.Answer);
        var reply = new JsonObject();
        if (nonce is not null)
        {
            reply[PromptNonce.Member] = nonce;
        }

        reply["reason"] = $"Probability {verdict.Probability.ToString("0.000", CultureInfo.InvariantCulture)} {verdict.Rationale}.";
        var label = verdict.Passed ? "supported" : "missing";
        foreach (var (name, menu) in schema.Lists)
        {
            reply[name] = menu.Contains(label) ? new JsonArray(new JsonObject { ["item"] = verdict.AcceptedAnswer, ["verdict"] = label })
                : name == label ? new JsonArray(verdict.AcceptedAnswer)
                : new JsonArray();
        }

        reply["verdict"] = verdict.Passed ? "yes" : "no";
        return Reply(new TextContent(reply.ToJsonString(Readable)));
    }

    private static ChatResponse Refuse(string why) => Reply(new ErrorContent($"{Provider}:/{Model} cannot judge this: {why}.") { ErrorCode = "Refusal" });

    private static ChatResponse Reply(AIContent content) => new(new ChatMessage(ChatRole.Assistant, [content])) { FinishReason = ChatFinishReason.Stop, ModelId = Model };
}
