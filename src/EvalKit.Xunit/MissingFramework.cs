using EvalKit.Testing;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>What a test of an evaluation says where EvalKit's test framework does not run it.</summary>
internal static class MissingFramework
{
    private const string Message =
        "EvalKit's test framework does not run this assembly, so there is no run to add this test to. Remove <EvalKitTestFramework>false</EvalKitTestFramework> from the project, "
        + "or derive the project's own test framework from EvalKit.Xunit.EvalTestFramework.";

    public static Task<RunSummary> RunAsync(IXunitTestCase testCase, IMessageBus messageBus, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        new ResultCaseRunner(testCase, () => TestResult.Failed(Message), messageBus, aggregator, cancellationTokenSource).RunAsync();
}
