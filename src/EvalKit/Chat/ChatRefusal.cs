using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>A model's refusal as Microsoft.Extensions.AI carries it: an error content with the code of the provider's field.</summary>
internal static class ChatRefusal
{
    private const string Code = "Refusal";

    /// <summary>The refusal's text; null when the model did not refuse.</summary>
    public static string? Of(ChatResponse response) =>
        response.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().FirstOrDefault(Is)?.Message;

    public static bool Is(AIContent content) => content is ErrorContent { ErrorCode: Code };

    public static ErrorContent Content(string message) => new(message) { ErrorCode = Code };
}
