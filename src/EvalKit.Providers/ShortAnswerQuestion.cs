using System.Text.Json;
using EvalKit.Prompts;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>Question, accepted answers and answer, as the delimited blocks of a judge's prompt hold them.</summary>
/// <param name="Question">The question; empty when no block holds one.</param>
/// <param name="Accepted">The accepted answers, at least one.</param>
/// <param name="Answer">The answer to judge.</param>
internal sealed record ShortAnswerQuestion(string Question, IReadOnlyList<string> Accepted, string Answer)
{
    /// <summary>Whether an answer needs listed facts besides, which accepted answers alone do not decide.</summary>
    public bool NeedsFacts { get; init; }

    /// <summary>Reads the last message of the user; null when answer or accepted answers are missing.</summary>
    public static ShortAnswerQuestion? Of(IEnumerable<ChatMessage> messages)
    {
        var blocks = PromptBlock.Find(messages.LastOrDefault(m => m.Role == ChatRole.User)?.Text ?? "");
        var answer = blocks.FirstOrDefault(b => b.Name == "outputs");
        var accepted = blocks.Where(b => b.Name == "expectations.expected_response").SelectMany(TextsOf).ToList();
        return answer is null || accepted.Count == 0 ? null : new ShortAnswerQuestion(QuestionOf(blocks), accepted, answer.Content)
        {
            NeedsFacts = blocks.Any(b => b.Name == "expectations.expected_facts"),
        };
    }

    /// <summary>The input named question, or all inputs where none has that name.</summary>
    private static string QuestionOf(IReadOnlyList<PromptBlock> blocks)
    {
        var inputs = blocks.Where(b => b.Name == "inputs" || b.Name.StartsWith("inputs.", StringComparison.Ordinal)).ToList();
        var named = inputs.FirstOrDefault(b => b.Name == "inputs.question")?.Content ?? inputs.Where(b => b.IsJson).Select(QuestionIn).FirstOrDefault(q => q is not null);
        return named ?? string.Join('\n', inputs.SelectMany(TextsOf));
    }

    private static string? QuestionIn(PromptBlock block)
    {
        using var json = JsonDocument.Parse(block.Content);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("question", out var question) ? question.ToString() : null;
    }

    private static IReadOnlyList<string> TextsOf(PromptBlock block)
    {
        if (!block.IsJson)
        {
            return [block.Content];
        }

        using var json = JsonDocument.Parse(block.Content);
        return json.RootElement.ValueKind switch
        {
            JsonValueKind.Array => [.. json.RootElement.EnumerateArray().Select(e => e.ToString())],
            JsonValueKind.Object => [.. json.RootElement.EnumerateObject().Select(p => p.Value.ToString())],
            _ => [json.RootElement.ToString()],
        };
    }
}
