using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Prices;

/// <summary>Tells with each reply what the call cost. It stands inside recordings and cache, whose replies cost nothing. Thread-safe.</summary>
internal sealed class PricingChatClient(IChatClient inner, ModelUri model, PriceTable prices) : WholeReplyChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        ChatProperties.SetCost(response, prices.CostOf(model, response.Usage));
        return response;
    }
}
