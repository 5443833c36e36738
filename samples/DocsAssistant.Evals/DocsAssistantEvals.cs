namespace DocsAssistantSample.Evals;

public sealed class DocsAssistantEvals(DocsAssistantFixture docs) : IEvaluation, IClassFixture<DocsAssistantFixture>
{
    public static void Configure(EvalSuite suite)
    {
        var correct = suite.Score(Judges.Correctness("local:/short-answer"));
        var contains = suite.Score(Scorers.AliasContainment());
        suite.Score(Scorers.SquadF1());
        suite.Score(Scorers.Latency());
        suite.Gate(correct, atLeast: 0.60, maxDrop: 0.05);
        suite.Gate(contains, maxDrop: 0.05);
    }

    [EvalTheory("docs-assistant.csv")]
    public Task<AppOutput> Answer(string question, CancellationToken cancellationToken) => docs.AskAsync(question, cancellationToken);
}
