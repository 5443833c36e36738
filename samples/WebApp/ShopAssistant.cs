using Microsoft.Extensions.AI;

namespace WebAppSample;

/// <summary>Answers questions by the shop's facts, which the model is given with each question.</summary>
public sealed class ShopAssistant(IChatClient chat)
{
    private const string Instructions = """
        Answer the customer's question in one sentence, by these facts alone. If they do not hold the answer, say that you do not know.
        - Articles can be returned within 30 days.
        - Shipping costs 4.90 euros, and nothing from 50 euros on.
        - Orders are delivered within four working days.
        - We deliver to Germany, Austria and Switzerland.
        - We take cards, invoices and bank transfers as payment.
        - All lamps have a warranty of three years.
        - Spare parts are sold for ten years.
        - Our shop in Cologne is open from Monday to Saturday.
        - Our phone number is 0221 555 0199.
        - Gift wrapping costs 3.50 euros.
        - Vouchers are valid for three years.
        - An order can be cancelled until it is packed.
        - The lamps Alba and Luna can be dimmed.
        - All lamps take E27 bulbs.
        - Old lamps are taken back free of charge.
        - Students get a discount of 10 percent.
        """;

    public async Task<string> AskAsync(string question, CancellationToken cancellationToken)
    {
        var reply = await chat.GetResponseAsync(
            [new ChatMessage(ChatRole.System, Instructions), new ChatMessage(ChatRole.User, question)], new ChatOptions { Temperature = 0 }, cancellationToken);
        return reply.Text;
    }
}
