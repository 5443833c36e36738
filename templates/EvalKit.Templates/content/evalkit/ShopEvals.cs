namespace Evals._1;

public sealed class ShopEvals(ShopAssistant app) : IEvaluation, IClassFixture<ShopAssistant>
{
    public static void Configure(EvalSuite suite)
    {
        var correct = suite.Score(Judges.Correctness("openai:/gpt-4.1-mini"));
        suite.Gate(correct, atLeast: 0.60, maxDrop: 0.05);
    }

    [EvalTheory("shop.csv")]
    public Task<string> Answer(string question) => app.AskAsync(question);
}
