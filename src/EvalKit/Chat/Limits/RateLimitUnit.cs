namespace EvalKit.Chat.Limits;

/// <summary>What a provider counts.</summary>
public enum RateLimitUnit
{
    /// <summary>Calls.</summary>
    Requests,

    /// <summary>Tokens, sent and received.</summary>
    Tokens,
}
