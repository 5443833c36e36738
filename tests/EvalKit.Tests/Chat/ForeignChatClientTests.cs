using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Tests.Judging;

namespace EvalKit.Tests.Chat;

public sealed class ForeignChatClientTests
{
    [Theory]
    [InlineData(429, true)]
    [InlineData(503, true)]
    [InlineData(401, false)]
    public async Task What_an_sdk_throws_is_a_failure_of_the_provider_by_its_status(int status, bool isTransient)
    {
        var client = new ForeignChatClient(new ScriptedChatClient(() => ScriptedChatClient.Throw(new InvalidOperationException("outer", new SdkException("HTTP", status)))));

        var failure = (await client.Awaiting(c => c.GetResponseAsync([])).Should().ThrowAsync<ChatProviderException>()).Which;

        (failure.Message, failure.Status, failure.IsTransient).Should().Be(("outer", status, isTransient));
    }

    [Fact]
    public async Task Cancelling_is_no_failure()
    {
        var client = new ForeignChatClient(new ScriptedChatClient(() => ScriptedChatClient.Throw(new OperationCanceledException())));

        await client.Awaiting(c => c.GetResponseAsync([])).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_judge_with_a_client_of_ones_own_keeps_what_was_paid_before_it_failed()
    {
        var client = new ScriptedChatClient(
            () => ScriptedChatClient.Reply("perhaps"),
            () => ScriptedChatClient.Throw(new SdkException("HTTP 401: no such key", 401)));
        var judge = Judges.FromInstructions("tone", "Is the answer kind?", client, verdict: null);

        var score = (await judge.ScoreAsync(new ScoreArguments(evalCase: null, new Trial { TraceId = "t", CaseId = "a", Status = TrialStatus.Ok, Output = AppOutput.FromText("Thank you.") }), default)).Scores[0];

        score.Error!.Kind.Should().Be(FeedbackErrorKind.Provider);
        score.Error.Message.Should().Be("HTTP 401: no such key");
        score.Metadata!["usage"]!.ToJsonString().Should().Be("""{"input_tokens":10,"output_tokens":5}""");
    }

    private sealed class SdkException(string message, int status) : Exception(message)
    {
        public int Status => status;
    }
}
