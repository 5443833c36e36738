using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>A chat model by URI: <c>openai:/gpt-4.1-mini</c>, <c>local:/short-answer</c>.</summary>
/// <param name="Provider">The provider, in lower case.</param>
/// <param name="Model">The model's name.</param>
public sealed record ModelUri(string Provider, string Model)
{
    /// <summary>Reads a model URI.</summary>
    /// <param name="text">The text, <c>provider:/model</c>.</param>
    /// <exception cref="EvalKitException">It is not of that form.</exception>
    public static ModelUri Parse(string text)
    {
        var colon = text.IndexOf(":/", StringComparison.Ordinal);
        if (colon <= 0 || colon + 2 >= text.Length)
        {
            throw new EvalKitException(FaultKind.Usage, $"'{text}' is not a model: expected provider:/model, such as openai:/gpt-4.1-mini or local:/short-answer.");
        }

        return new ModelUri(text[..colon].ToLowerInvariant(), text[(colon + 2)..].TrimStart('/'));
    }

    /// <summary>The model of a client, as far as the client's metadata tell.</summary>
    internal static ModelUri Of(IChatClient client)
    {
        var metadata = client.GetService<ChatClientMetadata>();
        return new ModelUri(metadata?.ProviderName ?? "client", metadata?.DefaultModelId ?? "unknown");
    }

    /// <summary>The URI.</summary>
    public override string ToString() => $"{Provider}:/{Model}";
}
