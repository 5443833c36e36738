using System.Net.Http.Json;

namespace WebAppSample.Evals;

public sealed class ShopEvals(ShopApp app) : IEvaluation, IClassFixture<ShopApp>
{
    public static void Configure(EvalSuite suite)
    {
        var right = suite.Score(Scorers.AliasContainment());
        suite.Gate(right, atLeast: 0.60, maxDrop: 0.05);
    }

    [EvalTheory("shop.csv")]
    public async Task<string> Answer(string question, CancellationToken cancellationToken)
    {
        using var response = await app.Client.PostAsJsonAsync("/ask", new AskRequest(question), cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<AskReply>(cancellationToken))!.Answer;
    }
}
