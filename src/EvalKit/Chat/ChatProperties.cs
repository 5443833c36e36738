using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>What EvalKit tells beside a request or a reply, in the additional properties of options and response. None of it is sent to a provider.</summary>
internal static class ChatProperties
{
    private const string Prefix = "evalkit.";
    private const string ReplicateName = Prefix + "replicate";
    private const string ReplayedName = Prefix + "replayed";
    private const string RetriesName = Prefix + "retries";

    public static int Replicate(ChatOptions? options) => options?.AdditionalProperties?.TryGetValue(ReplicateName, out int replicate) == true ? replicate : 0;

    public static ChatOptions WithReplicate(this ChatOptions options, int replicate)
    {
        (options.AdditionalProperties ??= [])[ReplicateName] = replicate;
        return options;
    }

    public static ChatOptions? WithoutOurs(ChatOptions? options)
    {
        if (options?.AdditionalProperties is not { } properties || !properties.Keys.Any(IsOurs))
        {
            return options;
        }

        var sent = options.Clone();
        sent.AdditionalProperties = properties.Keys.All(IsOurs) ? null : new AdditionalPropertiesDictionary(properties.Where(p => !IsOurs(p.Key)));
        return sent;
    }

    public static bool Replayed(ChatResponse response) => response.AdditionalProperties?.ContainsKey(ReplayedName) == true;

    public static void MarkReplayed(ChatResponse response) => (response.AdditionalProperties ??= [])[ReplayedName] = true;

    public static IReadOnlyList<string> Retries(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(RetriesName, out IReadOnlyList<string>? reasons) == true ? reasons! : [];

    public static void SetRetries(ChatResponse response, IReadOnlyList<string> reasons)
    {
        if (reasons.Count > 0)
        {
            (response.AdditionalProperties ??= [])[RetriesName] = reasons;
        }
    }

    public static JsonArray ToJson(IReadOnlyList<string> reasons) => new([.. reasons.Select(r => (JsonNode)r)]);

    private static bool IsOurs(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
