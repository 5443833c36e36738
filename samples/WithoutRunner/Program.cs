var suite = new EvalSuite("refunds")
{
    Dataset = EvalDatasets.Create("refunds",
    [
        EvalCases.Create(CaseFields.OfText(("question", "How long can I return a lamp?")), CaseFields.OfText(("expected_response", "30 days")), id: "lamp"),
        EvalCases.Create(CaseFields.OfText(("question", "Who pays the return?")), CaseFields.OfText(("expected_response", "the shop")), id: "return-cost"),
    ]),
    App = (evalCase, cancellationToken) => Task.FromResult<AppOutput>(evalCase.Id == "lamp" ? "You have 30 days." : "You do."),
};
var contains = suite.Score(Scorers.AliasContainment());
suite.Gate(contains, atLeast: 0.5);
EvalRun run = await suite.RunAsync();

foreach (var gate in run.Gates)
{
    Console.WriteLine(gate.Text);
}

run.Should().HaveMean("alias_containment").AtLeast(0.4).And.HaveCoverage(0.95);
