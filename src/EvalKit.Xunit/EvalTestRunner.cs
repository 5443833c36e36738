using System.Reflection;
using EvalKit.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>Runs one case: xunit makes the test class and its output helper as for any test, the trial is run by the suite's run.</summary>
internal sealed class EvalTestRunner(
    ITest test,
    IMessageBus messageBus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo testMethod,
    string skipReason,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellationTokenSource,
    SuiteRun suite,
    string caseId)
    : XunitTestRunner(
        test, messageBus, testClass, constructorArguments, testMethod, new object[testMethod.GetParameters().Length], skipReason, beforeAfterAttributes, aggregator,
        cancellationTokenSource)
{
    private TestResult? _result;
    private bool _called;

    protected override async Task<Tuple<decimal, string>> InvokeTestAsync(ExceptionAggregator aggregator)
    {
        var (time, output) = await base.InvokeTestAsync(aggregator).ConfigureAwait(false);
        if (!_called && aggregator.ToException() is { } failure)
        {
            // A test class that cannot be made is an app that throws: without a trial the case would be missing in the run.
            await suite.RunCaseAsync(caseId, _ => throw failure, CancellationTokenSource.Token).ConfigureAwait(false);
        }

        return Tuple.Create(time, _result?.AddTo(aggregator) + output);
    }

    protected override Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator) =>
        new TrialInvoker(
            Test, MessageBus, TestClass, ConstructorArguments, TestMethod, TestMethodArguments, BeforeAfterAttributes, aggregator, CancellationTokenSource, RunTrialsAsync)
            .RunAsync();

    private async Task RunTrialsAsync(object? instance)
    {
        _called = true;
        _result = await suite.RunCaseAsync(
            caseId, arguments => TestMethod.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null), CancellationTokenSource.Token).ConfigureAwait(false);
    }
}
