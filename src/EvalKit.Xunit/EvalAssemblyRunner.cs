using EvalKit.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>Runs an assembly in two phases: all tests but the gates, then, when every run is complete, the gates.</summary>
internal sealed class EvalAssemblyRunner(
    ITestAssembly testAssembly,
    IEnumerable<IXunitTestCase> testCases,
    IMessageSink diagnosticMessageSink,
    IMessageSink executionMessageSink,
    ITestFrameworkExecutionOptions executionOptions,
    Func<TestSessionOptions, TestSessionOptions> configureSession)
    : XunitTestAssemblyRunner(testAssembly, testCases, diagnosticMessageSink, executionMessageSink, executionOptions)
{
    private EvaluationRuns? _runs;

    protected override async Task<RunSummary> RunTestCollectionsAsync(IMessageBus messageBus, CancellationTokenSource cancellationTokenSource)
    {
        var all = TestCases.ToArray();
        if (!all.OfType<IEvalTestCase>().Any())
        {
            return await base.RunTestCollectionsAsync(messageBus, cancellationTokenSource).ConfigureAwait(false);
        }

        var runs = _runs = EvaluationRuns.Of(((IReflectionAssemblyInfo)TestAssembly.Assembly).Assembly, all.OfType<IEvalTestCase>(), configureSession);
        await using (runs.ConfigureAwait(false))
        {
            TestCases = all.Where(c => c is not EvalGateTestCase);
            var summary = await base.RunTestCollectionsAsync(messageBus, cancellationTokenSource).ConfigureAwait(false);
            await runs.CompleteAsync(cancellationTokenSource.Token).ConfigureAwait(false);
            foreach (var line in await runs.WriteReportsAsync().ConfigureAwait(false))
            {
                DiagnosticMessageSink.OnMessage(new DiagnosticMessage(line));
            }

            TestCases = all.Where(c => c is EvalGateTestCase);
            summary.Aggregate(await base.RunTestCollectionsAsync(messageBus, cancellationTokenSource).ConfigureAwait(false));
            TestCases = all;
            return summary;
        }
    }

    /// <summary>
    /// Collections with evaluations bring their own bound on what runs at once, and wait for models more than they compute: they do not take one of xunit's threads.
    /// </summary>
    protected override Task<RunSummary> RunTestCollectionAsync(
        IMessageBus messageBus, ITestCollection testCollection, IEnumerable<IXunitTestCase> testCases, CancellationTokenSource cancellationTokenSource)
    {
        var cases = testCases.ToArray();
        return _runs is { } runs && cases.Any(c => c is IEvalTestCase)
            ? new EvalCollectionRunner(
                testCollection, cases, DiagnosticMessageSink, messageBus, TestCaseOrderer, new ExceptionAggregator(Aggregator), cancellationTokenSource, runs).RunAsync()
            : base.RunTestCollectionAsync(messageBus, testCollection, cases, cancellationTokenSource);
    }
}
