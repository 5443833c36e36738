using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

internal sealed class EvalCollectionRunner(
    ITestCollection testCollection,
    IEnumerable<IXunitTestCase> testCases,
    IMessageSink diagnosticMessageSink,
    IMessageBus messageBus,
    ITestCaseOrderer testCaseOrderer,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellationTokenSource,
    EvaluationRuns runs)
    : XunitTestCollectionRunner(testCollection, testCases, diagnosticMessageSink, messageBus, testCaseOrderer, aggregator, cancellationTokenSource)
{
    /// <summary>Gates use no fixture, so none is made a second time for them.</summary>
    protected override Task AfterTestCollectionStartingAsync() => TestCases.AreGates() ? Task.CompletedTask : base.AfterTestCollectionStartingAsync();

    protected override Task<RunSummary> RunTestClassAsync(ITestClass testClass, IReflectionTypeInfo @class, IEnumerable<IXunitTestCase> testCases) =>
        new EvalClassRunner(
            testClass, @class, testCases, DiagnosticMessageSink, MessageBus, TestCaseOrderer, new ExceptionAggregator(Aggregator), CancellationTokenSource,
            CollectionFixtureMappings, runs).RunAsync();
}
