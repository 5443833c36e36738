using System.Net;
using EvalKit.Chat;
using EvalKit.Datasets;
using EvalKit.Running;
using Microsoft.Extensions.AI;

namespace EvalKit.Cli.Tests;

public sealed class ExitCodesTests
{
    [Theory]
    [InlineData(Verdict.Pass, false, 0)]
    [InlineData(Verdict.Pass, true, 0)]
    [InlineData(Verdict.Fail, false, 1)]
    [InlineData(Verdict.Fail, true, 1)]
    [InlineData(Verdict.Invalid, false, 3)]
    [InlineData(Verdict.Inconclusive, false, 0)]
    [InlineData(Verdict.Inconclusive, true, 4)]
    public void Each_verdict_has_its_exit_code(Verdict verdict, bool strict, int expected) => ExitCodes.Of([Gate(Verdict.Pass), Gate(verdict)], strict).Should().Be(expected);

    [Fact]
    public void Of_several_the_worst_counts_and_a_gate_that_a_partial_run_does_not_decide_is_no_exit_code_however_strict()
    {
        ExitCodes.Of([Gate(Verdict.Inconclusive), Gate(Verdict.Invalid), Gate(Verdict.Fail)], strict: true).Should().Be(1);
        ExitCodes.Of([Gate(Verdict.Inconclusive), Gate(Verdict.Invalid)], strict: true).Should().Be(3);
        ExitCodes.Of([Gate(Verdict.Inconclusive, GateReason.PartialRun)], strict: true).Should().Be(0);
        ExitCodes.Of([Gate(Verdict.Inconclusive, GateReason.PartialRun), Gate(Verdict.Fail, GateReason.CaseFailed)], strict: false).Should().Be(1);
    }

    [Theory]
    [InlineData(0, 0.5, 5)]
    [InlineData(1, 0.5, 3)]
    [InlineData(0, null, 0)]
    public async Task Gates_that_are_invalid_because_a_judges_model_never_answered_are_infrastructure(int answered, double? floor, int expected)
    {
        var suite = Suite();
        var correct = suite.Score(EvalKit.Judging.Judges.Correctness(new FailingClient(answered)));
        if (floor is { } atLeast)
        {
            suite.Gate(correct, atLeast: atLeast);
        }

        ExitCodes.Of([await suite.RunAsync()], strict: false).Should().Be(expected);
    }

    [Fact]
    public async Task So_are_those_of_an_app_whose_provider_never_answered_but_a_case_that_fails_is_a_fail()
    {
        var down = Suite();
        down.App = (_, _) => throw new HttpRequestException("down", null, HttpStatusCode.ServiceUnavailable);
        var broken = Suite();
        broken.App = (evalCase, _) => throw (evalCase.Id == "a" ? new InvalidOperationException("a bug") : new HttpRequestException("down", null, HttpStatusCode.ServiceUnavailable));

        ExitCodes.Of([await down.RunAsync()], strict: false).Should().Be(5);
        ExitCodes.Of([await broken.RunAsync()], strict: false).Should().Be(1);
    }

    private static EvalSuite Suite()
    {
        var suite = new EvalSuite("faq")
        {
            Dataset = EvalDatasets.Create("faq", [.. "abc".Select(id => EvalCases.Create(CaseFields.OfText(("question", $"{id}?")), CaseFields.OfText(("expected_response", "yes")), id: $"{id}"))]),
            App = (_, _) => Task.FromResult<AppOutput>("yes"),
        };
        suite.Run = suite.Run with { Retries = 0, Concurrency = 1 };
        return suite;
    }

    /// <summary>Answers some calls, with what is no verdict, and fails at the others.</summary>
    private sealed class FailingClient(int answers) : IChatClient
    {
        private int _asked;

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => ++_asked <= 2 * answers
            ? Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "well")))
            : throw new ChatProviderException("busy", 503);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private static GateResult Gate(Verdict verdict, GateReason reason = GateReason.Ok) => new()
    {
        Metric = "correct/mean",
        Rule = "at_least 0.8",
        Text = "",
        Conditions = [new ConditionResult { Rule = "at_least 0.8", Verdict = verdict, Reason = reason, Text = "" }],
    };

    [Theory]
    [InlineData(FaultKind.Usage, 2)]
    [InlineData(FaultKind.Infrastructure, 5)]
    public void Each_kind_of_fault_has_its_exit_code(FaultKind kind, int expected)
    {
        ExitCodes.Of(kind).Should().Be(expected);
        ExitCodes.Of(new EvalKitException(kind, "no")).Should().Be(expected);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_infrastructure_and_a_bug_has_no_exit_code_of_its_own()
    {
        ExitCodes.Of(new IOException()).Should().Be(5);
        ExitCodes.Of(new UnauthorizedAccessException()).Should().Be(5);
        ExitCodes.Of(new InvalidOperationException()).Should().BeNull();
    }
}
