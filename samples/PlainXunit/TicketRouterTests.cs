namespace PlainXunitSample;

/// <summary>Unit tests as ever: one right behaviour, asserted.</summary>
public sealed class TicketRouterTests
{
    [Fact]
    public void A_mail_that_no_rule_knows_goes_to_support() => Assert.Equal(TicketRouter.Fallback, TicketRouter.Route("Do you sell chairs?"));

    [Fact]
    public void Words_are_found_in_any_case() => Assert.Equal("billing", TicketRouter.Route("REFUND, please"));

    /// <summary>The dataset of the evaluation as the data of a theory: nothing is scored, stored or gated.</summary>
    [Theory, EvalDataset("tickets.csv")]
    public void Every_mail_of_the_dataset_is_for_a_team_that_exists(string mail, string expectedResponse)
    {
        Assert.NotEmpty(mail);
        Assert.Contains(expectedResponse, new[] { "billing", "shipping", "repairs", TicketRouter.Fallback });
    }
}
