using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit;

/// <summary>What a feedback cost in this run, as its metadata tell. Answers from a recording or the response cache cost 0. Immutable.</summary>
/// <param name="CostUsd">US dollars, as far as they are known; null when nothing is known.</param>
/// <param name="Calls">Calls of a model that were made for it.</param>
/// <param name="UnknownModel">The model whose price (or whose count of tokens) is unknown; null when the cost is the whole cost.</param>
public readonly record struct JudgeCost(decimal? CostUsd, int Calls, string? UnknownModel)
{
    internal const string ReplayedName = "replayed";
    internal const string CachedName = "cached";

    private const string CostName = "cost_usd";
    private const string UnknownName = "cost_unknown";
    private const string CallsName = "model_calls";

    /// <summary>Whether a model was asked for it.</summary>
    public bool Called => Calls > 0;

    /// <summary>Reads the cost of a feedback. One that tells nothing of calls, such as a code scorer's, has none.</summary>
    /// <param name="feedback">The feedback.</param>
    public static JudgeCost Of(Feedback feedback)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        if (feedback.Metadata is not { } metadata)
        {
            return default;
        }

        // A feedback that is taken over from another run was paid for there.
        return metadata.ContainsKey(FeedbackMetadata.ReusedFrom) ? new JudgeCost(0, 0, null) : new JudgeCost(Number(metadata), Count(metadata), Text(metadata));
    }

    /// <summary>Adds a call to the metadata of a feedback.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="model">The model.</param>
    /// <param name="calls">1, or 0 when the model was not asked.</param>
    /// <param name="usd">What it cost; null for unknown.</param>
    internal static void Add(JsonObject metadata, string model, int calls, decimal? usd)
    {
        metadata[CallsName] = Count(metadata) + calls;
        if (usd is { } known)
        {
            metadata[CostName] = (Number(metadata) ?? 0) + known;
        }
        else
        {
            metadata[UnknownName] = model;
        }
    }

    /// <summary>Adds what the metadata of another question tell.</summary>
    internal static void AddAll(JsonObject metadata, JsonObject other)
    {
        metadata[CallsName] = Count(metadata) + Count(other);
        if (Number(other) is { } known)
        {
            metadata[CostName] = (Number(metadata) ?? 0) + known;
        }

        if (Text(other) is { } model)
        {
            metadata[UnknownName] = model;
        }
    }

    /// <summary>Whether a feedback's metadata mark it so.</summary>
    internal static bool Is(JsonObject? metadata, string mark) => metadata?[mark] is JsonValue value && value.TryGetValue(out bool set) && set;

    // Metadata are any scorer's: a value of another kind tells nothing.
    private static decimal? Number(JsonObject metadata) => metadata[CostName] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out decimal usd) && usd >= 0 => usd,
        _ => null,
    };

    private static int Count(JsonObject metadata) => metadata[CallsName] is JsonValue value && value.TryGetValue(out int calls) && calls > 0 ? calls : 0;

    private static string? Text(JsonObject metadata) => metadata[UnknownName] is JsonValue value && value.TryGetValue(out string? model) ? model : null;
}
