using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>Runs the cases of an evaluation concurrently; xunit alone runs the tests of a class one after another.</summary>
internal sealed class EvalMethodRunner : XunitTestMethodRunner
{
    private readonly object[] _constructorArguments;
    private readonly EvaluationRuns _runs;

    public EvalMethodRunner(
        ITestMethod testMethod,
        IReflectionTypeInfo @class,
        IReflectionMethodInfo method,
        IEnumerable<IXunitTestCase> testCases,
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource,
        object[] constructorArguments,
        EvaluationRuns runs)
        : base(testMethod, @class, method, testCases, diagnosticMessageSink, messageBus, aggregator, cancellationTokenSource, constructorArguments)
    {
        _constructorArguments = constructorArguments;
        _runs = runs;
    }

    protected override async Task<RunSummary> RunTestCasesAsync()
    {
        if (TestCases.OfType<EvalCaseTestCase>().FirstOrDefault() is not { } first)
        {
            return await base.RunTestCasesAsync().ConfigureAwait(false);
        }

        // How many trials run at once is the run's decision; a test that started beyond that would only count its waiting as its own time.
        using var window = new SemaphoreSlim(_runs[first].Concurrency);
        var running = new List<Task<RunSummary>>();
        foreach (var testCase in TestCases)
        {
            await window.WaitAsync().ConfigureAwait(false);
            if (CancellationTokenSource.IsCancellationRequested)
            {
                break;
            }

            running.Add(Task.Run(() => RunAndReleaseAsync(testCase, window)));
        }

        var summary = new RunSummary();
        foreach (var ended in await Task.WhenAll(running).ConfigureAwait(false))
        {
            summary.Aggregate(ended);
        }

        return summary;
    }

    protected override Task<RunSummary> RunTestCaseAsync(IXunitTestCase testCase) => testCase switch
    {
        // XunitTestRunner writes the output helper into the array, so concurrent tests each need their own.
        EvalCaseTestCase evalCase => new EvalCaseRunner(
            evalCase, _runs[evalCase], [.. _constructorArguments], MessageBus, new ExceptionAggregator(Aggregator), CancellationTokenSource).RunAsync(),
        EvalGateTestCase gate => new ResultCaseRunner(
            gate, () => _runs[gate].GateResult(gate.Index), MessageBus, new ExceptionAggregator(Aggregator), CancellationTokenSource).RunAsync(),
        _ => base.RunTestCaseAsync(testCase),
    };

    private async Task<RunSummary> RunAndReleaseAsync(IXunitTestCase testCase, SemaphoreSlim window)
    {
        try
        {
            return await RunTestCaseAsync(testCase).ConfigureAwait(false);
        }
        finally
        {
            window.Release();
        }
    }
}
