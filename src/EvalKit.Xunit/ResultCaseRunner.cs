using EvalKit.Testing;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>Runs a test that is only a result: a gate, or a case that cannot run. No test class is made.</summary>
internal sealed class ResultCaseRunner(
    IXunitTestCase testCase, Func<TestResult> result, IMessageBus messageBus, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    : TestCaseRunner<IXunitTestCase>(testCase, messageBus, aggregator, cancellationTokenSource)
{
    protected override async Task<RunSummary> RunTestAsync()
    {
        var bus = new SkippingMessageBus(new PlainMessageBus(MessageBus));
        var runner = new ResultTestRunner(new XunitTest(TestCase, TestCase.DisplayName), bus, result, Aggregator, CancellationTokenSource);
        return bus.Correct(await runner.RunAsync().ConfigureAwait(false));
    }
}
