using EvalKit.Testing;
using Xunit.Sdk;

namespace EvalKit.Xunit;

internal sealed class EvalCaseRunner(
    EvalCaseTestCase testCase,
    SuiteRun suite,
    object[] constructorArguments,
    IMessageBus messageBus,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellationTokenSource)
    : XunitTestCaseRunner(
        testCase, testCase.DisplayName, testCase.SkipReason, constructorArguments, testMethodArguments: null, messageBus, aggregator, cancellationTokenSource)
{
    protected override async Task<RunSummary> RunTestAsync()
    {
        var bus = new SkippingMessageBus(new PlainMessageBus(MessageBus));
        var runner = new EvalTestRunner(
            CreateTest(TestCase, DisplayName), bus, TestClass, ConstructorArguments, TestMethod, SkipReason, BeforeAfterAttributes, new ExceptionAggregator(Aggregator),
            CancellationTokenSource, suite, testCase.CaseId);
        return bus.Correct(await runner.RunAsync().ConfigureAwait(false));
    }
}
