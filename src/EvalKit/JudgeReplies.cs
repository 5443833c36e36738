using System.Text.Json.Nodes;

namespace EvalKit;

/// <summary>
/// What the metadata of feedback tell of a judge's conduct, whatever it judged: how many replies a model gave, how many of them lacked the judge's nonce, how many comparisons were asked in both orders
/// and how many of those flipped. As with cost, each reply is told once: by the judge whose feedback is shown, or by the combinator that hides it.
/// </summary>
/// <param name="Count">Replies of a model.</param>
/// <param name="NonceFailures">Replies whose nonce is missing or wrong.</param>
/// <param name="Compared">Comparisons that were asked in both orders.</param>
/// <param name="Flipped">Comparisons whose orders disagree.</param>
internal readonly record struct JudgeReplies(int Count, int NonceFailures, int Compared, int Flipped)
{
    /// <summary>The metadata's name for what hidden parts add up to.</summary>
    public const string MetadataName = "hidden_replies";

    private const string RawName = "raw";
    private const string CountName = "count";
    private const string NonceName = "nonce_failures";
    private const string ComparedName = "compared";
    private const string FlippedName = "flipped";

    public static JudgeReplies operator +(JudgeReplies a, JudgeReplies b) =>
        new(a.Count + b.Count, a.NonceFailures + b.NonceFailures, a.Compared + b.Compared, a.Flipped + b.Flipped);

    /// <summary>Reads what one feedback tells: its own reply or comparison, and those of parts that it hides.</summary>
    public static JudgeReplies Of(JsonObject? metadata)
    {
        if (metadata is null)
        {
            return default;
        }

        var hasReply = metadata.ContainsKey(RawName);
        var failsNonce = hasReply && (metadata[FeedbackMetadata.Findings] as JsonObject)?.ContainsKey(FindingNames.Nonce) == true;
        var flipped = metadata[FeedbackMetadata.Flipped] is JsonValue value && value.TryGetValue(out bool isFlipped) ? isFlipped : (bool?)null;
        return new JudgeReplies(hasReply ? 1 : 0, failsNonce ? 1 : 0, flipped is null ? 0 : 1, flipped == true ? 1 : 0) + Hidden(metadata);
    }

    /// <summary>Adds what a part tells to the metadata of the combinator that does not show it.</summary>
    public static void Add(JsonObject metadata, JsonObject part)
    {
        var sum = Hidden(metadata) + Of(part);
        if (sum != default)
        {
            metadata[MetadataName] = new JsonObject { [CountName] = sum.Count, [NonceName] = sum.NonceFailures, [ComparedName] = sum.Compared, [FlippedName] = sum.Flipped };
        }
    }

    private static JudgeReplies Hidden(JsonObject metadata) => metadata[MetadataName] is JsonObject told
        ? new JudgeReplies(Number(told, CountName), Number(told, NonceName), Number(told, ComparedName), Number(told, FlippedName))
        : default;

    private static int Number(JsonObject told, string name) => told[name] is JsonValue value && value.TryGetValue(out int number) && number > 0 ? number : 0;
}
