using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Chat.Records;
using EvalKit.Prompts;
using Microsoft.Extensions.AI;

namespace EvalKit.Suites.Apps;

/// <summary>An app that is a model with a prompt: each trial is one question and one answer.</summary>
internal sealed class ChatApp : IModelApp
{
    public const string Kind = "chat";

    private readonly ChatParameters _parameters;
    private readonly ChatConversation _conversation;

    private ChatApp(ModelUri model, ChatParameters parameters, PromptTemplate? prompt)
    {
        Model = model;
        _parameters = parameters;
        Fingerprint = $"{Kind}:{FingerprintOf(model, parameters, prompt)}";
        _conversation = new ChatConversation(prompt, Fingerprint);
    }

    public ModelUri Model { get; }

    /// <summary>A hash over everything that decides an answer: prompt, model and parameters.</summary>
    public string Fingerprint { get; }

    /// <param name="options">The app's part of the suite.</param>
    /// <param name="folder">The folder that the prompt's path starts from.</param>
    /// <exception cref="EvalKitException">The model, a parameter or the prompt file is wrong.</exception>
    public static ChatApp Create(JsonObject options, string folder)
    {
        var text = options[Kind] is JsonValue value && value.TryGetValue<string>(out var uri)
            ? uri
            : throw new EvalKitException(FaultKind.Usage, $"Expected chat to be a model, such as openai:/gpt-4.1-mini; found {options[Kind]?.ToJsonString() ?? "nothing"}.");
        var model = ModelUri.Parse(text);
        return model.Provider == "local"
            ? throw new EvalKitException(FaultKind.Usage, $"{model} compares short answers for a judge and answers no question itself. Name a model of a provider, such as openai:/gpt-4.1-mini.")
            : new ChatApp(model, ChatParameters.Read(options), PromptFile.Find(options, folder));
    }

    public void Check(EvalCase evalCase) => _conversation.Of(evalCase, CancellationToken.None);

    public Task<AppOutput> AnswerAsync(EvalCase evalCase, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"The app {Model} has no client: bind one before it answers.");

    public EvalApp Bind(IChatClient client) => (evalCase, cancellationToken) => AskAsync(client, evalCase, cancellationToken);

    private async Task<AppOutput> AskAsync(IChatClient client, EvalCase evalCase, CancellationToken cancellationToken)
    {
        var messages = _conversation.Of(evalCase, cancellationToken);
        var response = await client.GetResponseAsync(messages, _parameters.ToOptions(), cancellationToken).ConfigureAwait(false);

        // A refusal is an answer too: what it is worth is for the scorers to say.
        var answer = response.Text is { Length: > 0 } text ? text : ChatRefusal.Of(response) ?? "";
        return AppOutput.FromText(answer) with
        {
            Usage = ReplyJson.Usage(response),
            CostUsd = CostOf(response),
            Messages = ChatConversation.ToJson([.. messages, new ChatMessage(ChatRole.Assistant, answer)]),
        };
    }

    /// <summary>What the answer cost now: nothing where a recording or the response cache gave it; null where the price is unknown.</summary>
    private static decimal? CostOf(ChatResponse response) =>
        ChatProperties.Replayed(response) || ChatProperties.Cached(response) ? 0 : ChatProperties.TryCost(response, out var usd) ? usd : null;

    private static string FingerprintOf(ModelUri model, ChatParameters parameters, PromptTemplate? prompt) => CanonicalJson.Hash(JsonSerializer.SerializeToElement(new JsonObject
    {
        ["prompt_hash"] = prompt?.Hash,
        ["model"] = model.ToString(),
        ["parameters"] = parameters.ToJson(),
    }));
}
