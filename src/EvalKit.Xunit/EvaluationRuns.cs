using System.Reflection;
using EvalKit.Chat;
using EvalKit.Testing;

namespace EvalKit.Xunit;

/// <summary>The runs of the evaluations whose tests are about to run, by class and method.</summary>
internal sealed class EvaluationRuns : IAsyncDisposable
{
    private readonly TestSession? _session;
    private readonly Dictionary<string, SuiteRun> _runs;

    private EvaluationRuns(TestSession? session, Dictionary<string, SuiteRun> runs)
    {
        _session = session;
        _runs = runs;
    }

    /// <summary>Plans the runs of what was selected. Nothing runs yet.</summary>
    public static EvaluationRuns Of(Assembly assembly, IEnumerable<IEvalTestCase> selected, Func<TestSessionOptions, TestSessionOptions> configureSession)
    {
        var evaluations = selected.GroupBy(c => c.EvaluationKey, StringComparer.Ordinal).ToArray();
        try
        {
            var session = new TestSession(configureSession(OptionsOf(assembly)));
            return new EvaluationRuns(session, evaluations.ToDictionary(e => e.Key, e => Add(session, e), StringComparer.Ordinal));
        }
        catch (Exception exception)
        {
            // Each test tells it; thrown here, it would end the test host.
            var fault = exception as EvalKitException ?? new EvalKitException(FaultKind.Usage, $"The test session could not be set up: {exception.Message}", exception);
            return new EvaluationRuns(null, evaluations.ToDictionary(e => e.Key, e => SuiteRun.Broken(e.Key, fault), StringComparer.Ordinal));
        }
    }

    /// <summary>The run that a test belongs to.</summary>
    public SuiteRun this[IEvalTestCase testCase] => _runs[testCase.EvaluationKey];

    public Task CompleteAsync(CancellationToken cancellationToken) => _session?.CompleteAsync(cancellationToken) ?? Task.CompletedTask;

    public async Task<IReadOnlyList<string>> WriteReportsAsync() => _session is null ? [] : await _session.WriteReportsAsync().ConfigureAwait(false);

    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static SuiteRun Add(TestSession session, IGrouping<string, IEvalTestCase> evaluation)
    {
        var method = evaluation.First().TestMethod;
        var declaration = Declarations.Of(method.TestClass.Class.ToRuntimeType(), method.Method.ToRuntimeMethod());
        return session.Add(declaration, evaluation.OfType<EvalCaseTestCase>().Select(c => c.CaseId).ToHashSet(StringComparer.Ordinal));
    }

    private static TestSessionOptions OptionsOf(Assembly assembly) => new()
    {
        Project = TestProject.Of(assembly),
        Environment = Environment.GetEnvironmentVariable,
        Models = ChatModelProviders.Of(assembly),
        IsAssertion = Assertions.IsFailed,
        Redactor = ProcessSecrets.Redactor,
    };
}
