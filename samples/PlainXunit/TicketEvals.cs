namespace PlainXunitSample;

/// <summary>The evaluation beside them: some mails may be routed wrong, as long as most are right and it does not get worse.</summary>
public sealed class TicketEvals : IEvaluation
{
    public static void Configure(EvalSuite suite)
    {
        var right = suite.Score(Scorers.ExactMatch());
        suite.Gate(right, atLeast: 0.60, maxDrop: 0.05);
    }

    [EvalTheory("tickets.csv")]
    public string Route(string mail) => TicketRouter.Route(mail);
}
