using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>Makes the test class and calls the given function with it where xunit would call the test method.</summary>
internal sealed class TrialInvoker(
    ITest test,
    IMessageBus messageBus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo testMethod,
    object[] testMethodArguments,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellationTokenSource,
    Func<object?, Task> runTrials)
    : XunitTestInvoker(
        test, messageBus, testClass, constructorArguments, testMethod, testMethodArguments, beforeAfterAttributes, aggregator, cancellationTokenSource)
{
    protected override async Task<decimal> InvokeTestMethodAsync(object testClassInstance)
    {
        SynchronizationContext.SetSynchronizationContext(ThreadPoolContext.Instance);
        return await base.InvokeTestMethodAsync(testClassInstance).ConfigureAwait(false);
    }

    protected override object CallTestMethod(object testClassInstance) => runTrials(testClassInstance);
}
