using System.Net;
using System.Text;
using EvalKit.Datasets;
using EvalKit.Suites.Apps;

namespace EvalKit.Tests.Suites.Apps;

public sealed class HttpAppTests
{
    private static readonly EvalCase Case = EvalCases.Create(CaseFields.OfText(("question", "?")), id: "case-1");

    [Fact]
    public async Task The_endpoint_is_posted_id_and_inputs()
    {
        string? request = null;
        using var server = new OneReplyServer(async context =>
        {
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            request = $"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath} {context.Request.ContentType} {await reader.ReadToEndAsync()}";
            return (200, "text/plain", "Paris");
        });

        (await AnswerAsync(server)).Text.Should().Be("Paris");
        request.Should().Be("""POST /answer application/json; charset=utf-8 {"id":"case-1","inputs":{"question":"?"}}""");
    }

    [Theory]
    [InlineData("application/json", "\"Paris\"", null, "Paris")]
    [InlineData("application/json", "{\"response\": \"Paris\", \"context\": [\"c\"]}", null, "Paris")]
    [InlineData("application/json", "{\"a\": 1}", null, "{\"a\": 1}")]
    [InlineData("application/json", "7", null, "7")]
    [InlineData("text/plain", "\"Paris\"", null, "\"Paris\"")]
    [InlineData("application/json", "{\"choices\": [{\"te/xt\": \"Paris\"}]}", "/choices/0/te~1xt", "Paris")]
    [InlineData("application/json", "{\"a\": [1, 2]}", "/a", "[1, 2]")]
    [InlineData("application/json", "\"Paris\"", "", "Paris")]
    public async Task The_reply_becomes_the_output(string type, string body, string? pointer, string expected)
    {
        using var server = new OneReplyServer(_ => Task.FromResult((200, type, body)));

        (await AnswerAsync(server, pointer)).Text.Should().Be(expected);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_failure_of_the_provider_keeps_its_status(int status)
    {
        using var server = new OneReplyServer(_ => Task.FromResult((status, "text/plain", "try later")));

        var answer = () => AnswerAsync(server);

        var thrown = (await answer.Should().ThrowAsync<HttpRequestException>()).Which;
        thrown.StatusCode.Should().Be((HttpStatusCode)status);
        thrown.Message.Should().Contain("try later");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task Any_other_status_is_the_apps_own_failure(int status)
    {
        using var server = new OneReplyServer(_ => Task.FromResult((status, "text/plain", "bad question")));

        var answer = () => AnswerAsync(server);

        (await answer.Should().ThrowAsync<AppFailedException>()).Which.Message.Should().Contain($"answered {status}").And.Contain("bad question");
    }

    [Theory]
    [InlineData("{\"a\": 1}", "/b", "'b' is missing")]
    [InlineData("{\"a\": [1]}", "/a/1", "'1' is missing")]
    [InlineData("oops", "/a", "Expected JSON")]
    [InlineData("{\"a\": ", null, "is no JSON")]
    public async Task A_reply_without_the_answer_is_the_apps_own_failure(string body, string? pointer, string problem)
    {
        using var server = new OneReplyServer(_ => Task.FromResult((200, "application/json", body)));

        var answer = () => AnswerAsync(server, pointer);

        (await answer.Should().ThrowAsync<AppFailedException>()).Which.Message.Should().Contain(problem);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_a_network_failure()
    {
        Uri gone;
        using (var server = new OneReplyServer(_ => Task.FromResult((200, "text/plain", ""))))
        {
            gone = server.Address;
        }

        var answer = () => new HttpApp(gone, null).AnswerAsync(Case, CancellationToken.None);

        (await answer.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().BeNull();
    }

    private static Task<AppOutput> AnswerAsync(OneReplyServer server, string? pointer = null) =>
        new HttpApp(server.Address, pointer is null ? null : JsonPointer.Parse(pointer)).AnswerAsync(Case, CancellationToken.None);
}
