using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>Options that a model does not take: which one a refusal names, and a request without them.</summary>
internal static class RefusedOptions
{
    /// <summary>Words by which providers say that an option is not taken, and not that its value is wrong.</summary>
    private static readonly string[] Refusals = ["support", "deprecated", "not permitted", "not allowed", "cannot both", "unknown", "unrecognized"];

    /// <summary>In this order: of two that a model does not take together, the temperature is kept.</summary>
    private static readonly (string Name, string[] Words, Func<ChatOptions, bool> IsSet, Action<ChatOptions> Clear)[] All =
    [
        ("top_p", ["top_p"], o => o.TopP is not null, o => o.TopP = null),
        ("top_k", ["top_k"], o => o.TopK is not null, o => o.TopK = null),
        ("seed", ["seed"], o => o.Seed is not null, o => o.Seed = null),
        ("frequency_penalty", ["frequency_penalty"], o => o.FrequencyPenalty is not null, o => o.FrequencyPenalty = null),
        ("presence_penalty", ["presence_penalty"], o => o.PresencePenalty is not null, o => o.PresencePenalty = null),
        ("logprobs", ["logprobs"], HasLogProbabilities, o => o.AdditionalProperties!.Remove(LogProbabilitiesChatClient.Asked)),
        ("temperature", ["temperature"], o => o.Temperature is not null, o => o.Temperature = null),
        ("schema", ["response_format", "output_config", "output_format", "json_schema", "structured output"], HasSchema, o => o.ResponseFormat = null),
    ];

    /// <summary>The option of a request that a refusal names; null when it names none.</summary>
    /// <param name="refusal">What the provider says.</param>
    /// <param name="options">The options that were sent.</param>
    public static string? NamedIn(string refusal, ChatOptions? options) =>
        options is not null && Refusals.Any(r => refusal.Contains(r, StringComparison.OrdinalIgnoreCase))
            ? All.FirstOrDefault(o => o.IsSet(options) && o.Words.Any(w => refusal.Contains(w, StringComparison.OrdinalIgnoreCase))).Name
            : null;

    /// <summary>A request without options; a schema is then asked for in words.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="options">The options.</param>
    /// <param name="names">What is not to be sent.</param>
    /// <returns>The request, and the options of these names that it had.</returns>
    public static (IEnumerable<ChatMessage> Messages, ChatOptions? Options, IReadOnlyList<string> NotSent) Without(
        IEnumerable<ChatMessage> messages, ChatOptions? options, IReadOnlyCollection<string> names)
    {
        if (options is null || All.Where(o => names.Contains(o.Name) && o.IsSet(options)).ToList() is not { Count: > 0 } left)
        {
            return (messages, options, []);
        }

        var sent = options.Clone();
        left.ForEach(o => o.Clear(sent));
        var asked = sent.ResponseFormat is null && options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema }
            ? [new ChatMessage(ChatRole.System, $"Reply with one JSON object and nothing else. It keeps to this JSON schema: {schema.GetRawText()}"), .. messages]
            : messages;
        return (asked, sent, [.. left.Select(o => o.Name)]);
    }

    private static bool HasLogProbabilities(ChatOptions options) => options.AdditionalProperties?.ContainsKey(LogProbabilitiesChatClient.Asked) == true;

    private static bool HasSchema(ChatOptions options) => options.ResponseFormat is ChatResponseFormatJson { Schema: not null };
}
