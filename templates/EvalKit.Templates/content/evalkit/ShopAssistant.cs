using System.Text.RegularExpressions;

namespace Evals._1;

/// <summary>The application under test, as small as can be: it answers with the fact that shares most words with the question. Yours goes here.</summary>
public sealed class ShopAssistant
{
    private readonly string[] _facts =
    [
        "You can return an article within 30 days.",
        "Sending a parcel back costs nothing with the label that came in it.",
        "Shipping is 4.90 euros an order, and free from 50 euros on.",
        "An order is delivered two to four working days after it was placed.",
        "The countries that we deliver to are Germany, Austria and Switzerland.",
        "The ways of payment are card, invoice and bank transfer.",
        "The warranty on every lamp is three years.",
        "Spare parts can be bought for ten years.",
        "The shop in Cologne is open from Monday to Saturday, 10 am to 7 pm.",
        "Our phone number is 0221 555 0199.",
        "Gift wrapping is available for every order.",
        "A gift voucher is valid for three years.",
        "The link to track your parcel is in our e-mail.",
        "You can cancel an order until it is packed.",
        "Only the lamps Alba and Luna can be dimmed.",
        "All our lamps take bulbs with an E27 socket.",
        "Yes, we take old lamps back in the shop, free of charge.",
        "Students get a discount of 10 percent.",
        "Our electrician mounts a ceiling lamp for 60 euros.",
    ];

    public Task<string> AskAsync(string question)
    {
        var asked = Words(question);
        var best = _facts.MaxBy(fact => Words(fact).Count(asked.Contains))!;
        return Task.FromResult(Words(best).Overlaps(asked) ? best : "I do not know.");
    }

    private static HashSet<string> Words(string text) => [.. Regex.Matches(text.ToLowerInvariant(), "[a-z]{4,}").Select(word => word.Value)];
}
