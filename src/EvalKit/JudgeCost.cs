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
    private const string UsageName = "usage";

    /// <summary>Whether a model was asked for it.</summary>
    public bool Called => Calls > 0;

    /// <summary>Reads the cost of a feedback. One that tells nothing of calls, such as a code scorer's, has none.</summary>
    /// <param name="feedback">The feedback.</param>
    public static JudgeCost Of(Feedback feedback)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        return Of(feedback.Metadata);
    }

    /// <summary>Reads the cost in the metadata of a feedback. One that is taken over from another run was paid for there.</summary>
    internal static JudgeCost Of(JsonObject? metadata) => metadata is null ? default
        : metadata.ContainsKey(FeedbackMetadata.ReusedFrom) ? new JudgeCost(0, 0, null)
        : new JudgeCost(Number(metadata), Count(metadata), Text(metadata));

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

    /// <summary>Adds what calls of the app cost, where a feedback has to tell it.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="cost">What they cost.</param>
    internal static void Add(JsonObject metadata, AppCost cost)
    {
        metadata[CostName] = (Number(metadata) ?? 0) + cost.Usd;
        if (cost.UnknownCalls > 0)
        {
            Add(metadata, AppCost.Model, cost.UnknownCalls, usd: null);
        }
    }

    /// <summary>Adds what other metadata tell of calls: their number, cost and tokens, and whether a recording or the cache answered any of them.</summary>
    /// <param name="metadata">The metadata that are added to.</param>
    /// <param name="other">The others; not changed.</param>
    internal static void Add(JsonObject metadata, JsonObject other)
    {
        if (other.ContainsKey(CallsName))
        {
            metadata[CallsName] = Count(metadata) + Count(other);
        }

        if (Number(other) is { } usd)
        {
            metadata[CostName] = (Number(metadata) ?? 0) + usd;
        }

        if (Text(other) is { } model)
        {
            metadata[UnknownName] = model;
        }

        foreach (var mark in new[] { ReplayedName, CachedName }.Where(m => Is(other, m)))
        {
            metadata[mark] = true;
        }

        if (other[UsageName] is JsonObject usage)
        {
            metadata[UsageName] = Sum(metadata[UsageName] as JsonObject, usage);
        }
    }

    /// <summary>Whether a feedback's metadata mark it so.</summary>
    internal static bool Is(JsonObject? metadata, string mark) => metadata?[mark] is JsonValue value && value.TryGetValue(out bool set) && set;

    private static JsonObject Sum(JsonObject? before, JsonObject now)
    {
        var sum = (JsonObject?)before?.DeepClone() ?? [];
        foreach (var (name, node) in now)
        {
            if (node is JsonValue value && value.TryGetValue(out long tokens))
            {
                sum[name] = tokens + (sum[name] is JsonValue old && old.TryGetValue(out long had) ? had : 0);
            }
        }

        return sum;
    }

    // Metadata are any scorer's: a value of another kind tells nothing.
    private static decimal? Number(JsonObject metadata) => metadata[CostName] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out decimal usd) && usd >= 0 => usd,
        _ => null,
    };

    private static int Count(JsonObject metadata) => metadata[CallsName] is JsonValue value && value.TryGetValue(out int calls) && calls > 0 ? calls : 0;

    private static string? Text(JsonObject metadata) => metadata[UnknownName] is JsonValue value && value.TryGetValue(out string? model) ? model : null;
}
