using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>What EvalKit tells beside a request or a reply, in the additional properties of options and response. None of it is sent to a provider.</summary>
internal static class ChatProperties
{
    private const string Prefix = "evalkit.";
    private const string ReplicateName = Prefix + "replicate";
    private const string TopLogProbabilitiesName = Prefix + "top_logprobs";
    private const string ReplayedName = Prefix + "replayed";
    private const string CachedName = Prefix + "cached";
    private const string CacheFaultName = Prefix + "cache_fault";
    private const string RecordingFaultName = Prefix + "recording_fault";
    private const string CostName = Prefix + "cost_usd";
    private const string RetriesName = Prefix + "retries";
    private const string NotSentName = Prefix + "not_sent";

    public static int Replicate(ChatOptions? options) => options?.AdditionalProperties?.TryGetValue(ReplicateName, out int replicate) == true ? replicate : 0;

    public static ChatOptions WithReplicate(this ChatOptions options, int replicate)
    {
        (options.AdditionalProperties ??= [])[ReplicateName] = replicate;
        return options;
    }

    /// <summary>How many alternatives to each token of the reply are asked for, with the logarithms of their probabilities; null for none.</summary>
    public static int? TopLogProbabilities(ChatOptions? options) => options?.AdditionalProperties?.TryGetValue(TopLogProbabilitiesName, out int count) == true ? count : null;

    public static ChatOptions WithTopLogProbabilities(this ChatOptions options, int count)
    {
        (options.AdditionalProperties ??= [])[TopLogProbabilitiesName] = count;
        return options;
    }

    /// <summary>Whether the options have no property but ours: what others mean by theirs is not known here.</summary>
    public static bool AreOnlyOurs(ChatOptions? options) => options?.AdditionalProperties?.Keys.All(IsOurs) != false;

    /// <summary>The options as the provider's client gets them: of what is ours with nothing but what is meant for it.</summary>
    public static ChatOptions? WithoutOurs(ChatOptions? options)
    {
        if (options?.AdditionalProperties is not { } properties || properties.Keys.All(IsPassedOn))
        {
            return options;
        }

        var sent = options.Clone();
        sent.AdditionalProperties = properties.Keys.Any(IsPassedOn) ? new AdditionalPropertiesDictionary(properties.Where(p => IsPassedOn(p.Key))) : null;
        return sent;
    }

    public static bool Replayed(ChatResponse response) => response.AdditionalProperties?.ContainsKey(ReplayedName) == true;

    public static void MarkReplayed(ChatResponse response) => (response.AdditionalProperties ??= [])[ReplayedName] = true;

    public static bool Cached(ChatResponse response) => response.AdditionalProperties?.ContainsKey(CachedName) == true;

    public static void MarkCached(ChatResponse response) => (response.AdditionalProperties ??= [])[CachedName] = true;

    /// <summary>Why the reply could not be kept in the response cache; null when it could, or was not to be.</summary>
    public static string? CacheFault(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(CacheFaultName, out string? fault) == true ? fault : null;

    /// <summary>Why the reply could not be recorded; null when it could, or was not to be.</summary>
    public static string? RecordingFault(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(RecordingFaultName, out string? fault) == true ? fault : null;

    public static void SetRecordingFault(ChatResponse response, string fault) => (response.AdditionalProperties ??= [])[RecordingFaultName] = fault;

    public static void SetCacheFault(ChatResponse response, string fault) => (response.AdditionalProperties ??= [])[CacheFaultName] = fault;

    /// <summary>What the call that made the reply cost.</summary>
    /// <param name="response">The reply.</param>
    /// <param name="usd">US dollars; null when the price or the usage is unknown.</param>
    /// <returns>Whether a model was called for it under a price table.</returns>
    public static bool TryCost(ChatResponse response, out decimal? usd)
    {
        object? cost = null;
        var isPriced = response.AdditionalProperties?.TryGetValue(CostName, out cost) == true;
        usd = cost as decimal?;
        return isPriced;
    }

    public static void SetCost(ChatResponse response, decimal? usd) => (response.AdditionalProperties ??= [])[CostName] = usd;

    public static IReadOnlyList<string> Retries(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(RetriesName, out IReadOnlyList<string>? reasons) == true ? reasons! : [];

    public static void SetRetries(ChatResponse response, IReadOnlyList<string> reasons)
    {
        if (reasons.Count > 0)
        {
            (response.AdditionalProperties ??= [])[RetriesName] = reasons;
        }
    }

    /// <summary>Options of the request that the model does not take, so that it was asked without them.</summary>
    public static IReadOnlyList<string> NotSent(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(NotSentName, out IReadOnlyList<string>? names) == true ? names! : [];

    public static JsonArray ToJson(IReadOnlyList<string> reasons) => new([.. reasons.Select(r => (JsonNode)r)]);

    private static bool IsPassedOn(string name) => !IsOurs(name) || name == TopLogProbabilitiesName;

    private static bool IsOurs(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
