namespace PlainXunitSample;

/// <summary>The code under test: finds the team that a customer's mail is for. Rules stand in for the model that would read the mail.</summary>
public static class TicketRouter
{
    public const string Fallback = "support";

    private static readonly (string Team, string[] Words)[] Rules =
    [
        ("billing", ["invoice", "charged", "refund", "payment", "card"]),
        ("shipping", ["parcel", "delivery", "delivered", "tracking", "arrived"]),
        ("repairs", ["broken", "flickers", "warranty", "repair", "spare"]),
    ];

    public static string Route(string mail) =>
        Rules.FirstOrDefault(rule => rule.Words.Any(word => mail.Contains(word, StringComparison.OrdinalIgnoreCase))).Team ?? Fallback;
}
