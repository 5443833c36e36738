using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

internal sealed class EvalClassRunner(
    ITestClass testClass,
    IReflectionTypeInfo @class,
    IEnumerable<IXunitTestCase> testCases,
    IMessageSink diagnosticMessageSink,
    IMessageBus messageBus,
    ITestCaseOrderer testCaseOrderer,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellationTokenSource,
    IDictionary<Type, object> collectionFixtureMappings,
    EvaluationRuns runs)
    : XunitTestClassRunner(testClass, @class, testCases, diagnosticMessageSink, messageBus, testCaseOrderer, aggregator, cancellationTokenSource, collectionFixtureMappings)
{
    /// <summary>Gates use no fixture, so none is made a second time for them.</summary>
    protected override Task AfterTestClassStartingAsync() => TestCases.AreGates() ? Task.CompletedTask : base.AfterTestClassStartingAsync();

    protected override object[] CreateTestClassConstructorArguments() => TestCases.AreGates() ? [] : base.CreateTestClassConstructorArguments();

    protected override Task<RunSummary> RunTestMethodAsync(
        ITestMethod testMethod, IReflectionMethodInfo method, IEnumerable<IXunitTestCase> testCases, object[] constructorArguments) =>
        new EvalMethodRunner(
            testMethod, Class, method, testCases, DiagnosticMessageSink, MessageBus, new ExceptionAggregator(Aggregator), CancellationTokenSource, constructorArguments,
            runs).RunAsync();
}
