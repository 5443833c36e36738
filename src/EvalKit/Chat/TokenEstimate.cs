using System.Text;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>
/// How many tokens a text may have, for a preview of costs before anything is asked. It is an estimate: a token for each four bytes of UTF-8, which is the rule of
/// thumb of four characters for English, and about a token for each character for Chinese. What was used in the end is what the provider says.
/// </summary>
public static class TokenEstimate
{
    /// <summary>The tokens that are taken for a reply: a reason of three or four sentences and a verdict.</summary>
    public const int Reply = 150;

    private const int BytesOfAToken = 4;

    // Role and boundaries of a message, in the chat formats of the common models.
    private const int TokensAroundAMessage = 4;

    /// <summary>The tokens of a text.</summary>
    /// <param name="text">The text.</param>
    public static long Of(string text) => OfCharacters(Encoding.UTF8.GetByteCount(text));

    /// <summary>The tokens of a text of which the length alone is known, one byte a character.</summary>
    internal static long OfCharacters(long count) => (count + BytesOfAToken - 1) / BytesOfAToken;

    /// <summary>The tokens of a request and its reply. The reply is taken to have <see cref="Reply"/> tokens, or what the request allows where that is less.</summary>
    /// <param name="request">The request.</param>
    public static TokenUsage Of(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var schema = request.Options.ResponseFormat is ChatResponseFormatJson { Schema: { } json } ? Of(json.GetRawText()) : 0;
        return new TokenUsage(
            request.Messages.Sum(m => Of(m.Text) + TokensAroundAMessage) + schema + ToolsOf(request),
            Math.Min(request.Options.MaxOutputTokens ?? Reply, Reply));
    }

    private static long ToolsOf(ChatRequest request) =>
        request.Options.Tools?.OfType<AIFunctionDeclaration>().Sum(t => Of(t.Name) + Of(t.Description) + Of(t.JsonSchema.GetRawText())) ?? 0;
}
