using EvalKit.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

internal sealed class ResultTestRunner(
    ITest test, IMessageBus messageBus, Func<TestResult> result, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    : TestRunner<IXunitTestCase>(
        test,
        messageBus,
        test.TestCase.TestMethod.TestClass.Class.ToRuntimeType(),
        [],
        test.TestCase.TestMethod.Method.ToRuntimeMethod(),
        [],
        test.TestCase.SkipReason,
        aggregator,
        cancellationTokenSource)
{
    protected override Task<Tuple<decimal, string>> InvokeTestAsync(ExceptionAggregator aggregator) => Task.FromResult(Tuple.Create(0m, result().AddTo(aggregator)));
}
