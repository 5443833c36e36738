using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Prompts;
using Microsoft.Extensions.AI;

namespace EvalKit.Suites.Apps;

/// <summary>
/// What a chat app asks about a case: the rendered sections of its prompt; where the prompt has no user section, or there is none, the case's own
/// <c>inputs.messages</c> follow. The prompt sees the inputs and nothing of what is expected.
/// </summary>
/// <param name="prompt">The prompt; null for none.</param>
/// <param name="fingerprint">The app's, for the delimiter of blocks.</param>
internal sealed class ChatConversation(PromptTemplate? prompt, string fingerprint)
{
    private const string MessagesInput = "messages";
    private static readonly string[] Roles = ["system", "user", "assistant"];
    private static readonly JsonElement NoOutput = JsonSerializer.SerializeToElement<object?>(null);

    /// <exception cref="EvalKitException">The prompt needs what the case lacks, or its messages are none.</exception>
    public IReadOnlyList<ChatMessage> Of(EvalCase evalCase, CancellationToken cancellationToken)
    {
        var rendered = prompt?.Render(DataOf(evalCase), cancellationToken) ?? [];
        return prompt is { HasUser: true } ? rendered : [.. rendered, .. MessagesOf(evalCase)];
    }

    /// <summary>The conversation in the shape of OpenAI chat messages.</summary>
    public static JsonElement ToJson(IEnumerable<ChatMessage> messages) =>
        JsonSerializer.SerializeToElement(messages.Select(m => new Dictionary<string, string> { ["role"] = m.Role.Value, ["content"] = m.Text }));

    private PromptData DataOf(EvalCase evalCase) => new()
    {
        Inputs = evalCase.Inputs,
        IsInputsOnly = true,
        Boundary = PromptBoundary.Of(fingerprint, evalCase.Inputs, NoOutput, replicate: 0),
    };

    private static IEnumerable<ChatMessage> MessagesOf(EvalCase evalCase)
    {
        if (!evalCase.Inputs.TryGetValue(MessagesInput, out var value))
        {
            throw Fault("the prompt has no '# user' section, so the input 'messages' is asked, which this case lacks. Add the section or the input");
        }

        var list = JsonCell.TryParse(value, out var parsed) ? parsed : value;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            throw Fault("expected inputs.messages to be a list of messages, such as [{\"role\": \"user\", \"content\": \"…\"}]");
        }

        return [.. list.EnumerateArray().Select(Message)];
    }

    private static ChatMessage Message(JsonElement message, int index)
    {
        var role = message.ValueKind == JsonValueKind.Object && message.TryGetProperty("role", out var named) ? named.ToString() : "";
        if (!Roles.Contains(role, StringComparer.Ordinal))
        {
            throw Fault(FormattableString.Invariant($"expected inputs.messages[{index}].role to be one of {string.Join(", ", Roles)}, found '{role}'"));
        }

        var text = message.TryGetProperty("content", out var content) ? TextOf(content) : null;
        return new ChatMessage(
            new ChatRole(role), text ?? throw Fault(FormattableString.Invariant($"expected inputs.messages[{index}].content to be a text, or a list of text parts")));
    }

    /// <summary>A text, or the texts of OpenAI's parts; null for a picture and whatever else.</summary>
    private static string? TextOf(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString(),
        JsonValueKind.Array when content.EnumerateArray().All(IsText) => string.Concat(content.EnumerateArray().Select(p => p.GetProperty("text").GetString())),
        _ => null,
    };

    private static bool IsText(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object
        && part.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "text"
        && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String;

    private static EvalKitException Fault(string problem) => new(FaultKind.Usage, $"{problem}.");
}
