using System.Net;
using System.Net.Http.Json;

namespace WebAppSample.Evals;

/// <summary>An ordinary test beside the evaluation.</summary>
public sealed class AskTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task An_empty_question_is_a_bad_request()
    {
        using var response = await app.Client.PostAsJsonAsync("/ask", new AskRequest(" "));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
