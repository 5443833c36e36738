using System.Globalization;
using EvalKit.Chat.Prices;
using EvalKit.Redaction;
using EvalKit.Reporting;
using EvalKit.Running;
using EvalKit.Running.Selecting;
using EvalKit.Settings;

namespace EvalKit.Testing;

/// <summary>The run of one suite in a test session: begun by its first case, ended by the session, read by its gates. Thread-safe while cases run.</summary>
public sealed class SuiteRun : IAsyncDisposable
{
    private readonly TestSession? _session;
    private readonly PlannedSuite? _plan;
    private readonly IReadOnlySet<string> _selected;
    private readonly Lazy<Task<Evaluation>> _evaluation;
    private readonly Lazy<Task<Baseline?>> _baseline;
    private readonly Lazy<Task<IReadOnlySet<string>>> _chosen;
    private readonly List<string> _notices = [];
    private EvalKitException? _fault;

    internal SuiteRun(TestSession session, PlannedSuite plan, IReadOnlySet<string> selected)
    {
        _session = session;
        _plan = plan;
        _selected = selected;
        MethodName = plan.Declaration.MethodName;
        Concurrency = plan.Suite.Run.Concurrency;
        _baseline = new Lazy<Task<Baseline?>>(() => session.Baselines.FindAsync(plan.Suite.Name, named => named.Suite == plan.Suite.Name, CancellationToken.None));
        _chosen = new Lazy<Task<IReadOnlySet<string>>>(ChooseAsync);
        _evaluation = new Lazy<Task<Evaluation>>(StartAsync);
    }

    private SuiteRun(string methodName, EvalKitException fault)
    {
        _fault = fault;
        _selected = new HashSet<string>();
        MethodName = methodName;
        Concurrency = 1;
        _baseline = new Lazy<Task<Baseline?>>(() => Task.FromResult<Baseline?>(null));
        _chosen = new Lazy<Task<IReadOnlySet<string>>>(() => Task.FromException<IReadOnlySet<string>>(fault));
        _evaluation = new Lazy<Task<Evaluation>>(() => Task.FromException<Evaluation>(fault));
    }

    /// <summary>A run that cannot be: each of its tests fails with the fault.</summary>
    /// <param name="methodName">Class and method of the evaluation.</param>
    /// <param name="fault">Why.</param>
    public static SuiteRun Broken(string methodName, EvalKitException fault) => new(methodName, fault);

    /// <summary>Class and method of the evaluation.</summary>
    public string MethodName { get; }

    /// <summary>How many of its cases run at once: a test that starts beyond that would only wait.</summary>
    public int Concurrency { get; }

    /// <summary>The run with its gates decided; null before the session is completed, and when there is none.</summary>
    public EvalRun? Run { get; private set; }

    /// <summary>Whether <see cref="Run"/> is an earlier one, read from the store because only gates are tested again.</summary>
    public bool ReadFromStore { get; private set; }

    /// <summary>What was decided about the run before anything was called, such as that it goes on with an unfinished one.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>The baseline's own results, where the store still has its run; the report shows their outputs side by side.</summary>
    internal RunResults? BaselineResults { get; private set; }

    /// <summary>Where the evaluation is declared; null when that is not known.</summary>
    internal SourceLocation? Source => _plan?.Declaration.Source;

    internal SecretRedactor Redactor => _session?.Options.Redactor ?? SecretRedactor.Shapes;

    /// <summary>Runs a case as often as the suite repeats it, scores it, and says how its test ends.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="call">Calls the test method with these arguments and returns what it returns; called once for each attempt.</param>
    /// <param name="cancellationToken">Cancels the trial.</param>
    /// <exception cref="EvalKitException">The suite cannot be run: the message says why.</exception>
    public async Task<TestResult> RunCaseAsync(string caseId, Func<object?[], object?> call, CancellationToken cancellationToken)
    {
        if (!(await _chosen.Value.ConfigureAwait(false)).Contains(caseId))
        {
            return TestResult.Skipped("Left out by the settings: they select other cases (shard, sample, range, only, filter; `evalkit diagnose` shows where they are set).");
        }

        var evaluation = await _evaluation.Value.ConfigureAwait(false);
        var plan = _plan!;
        var evalCase = plan.Case(caseId) ?? throw new EvalKitException(
            FaultKind.Usage, $"Case '{caseId}' is not in dataset '{plan.Dataset.Name}' any more: the file changed after the tests were found. Run the tests again.");
        var app = new TestMethodApp(plan.Declaration.Method, call);
        var outcomes = new List<TrialOutcome>(plan.Suite.Run.Repeats);
        try
        {
            for (var repeat = 0; repeat < plan.Suite.Run.Repeats; repeat++)
            {
                outcomes.Add(await evaluation.RunTrialAsync(evalCase, repeat, app.AnswerAsync, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (TrialNotStartedException exception)
        {
            return TestResult.Skipped(exception.Message);
        }

        if (app.Unbound is { } fault)
        {
            return Shown(TestResult.Failed(fault.Message, exception: fault));
        }

        var trials = new CaseTrials(evalCase, outcomes, app.Thrown, app.Thrown is { } thrown && _session!.Options.IsAssertion(thrown));
        return Shown(CaseOutcomes.Of(trials, plan.Suite.Gates, await _baseline.Value.ConfigureAwait(false)));
    }

    /// <summary>How a gate's test ends. Called after <see cref="TestSession.CompleteAsync"/>.</summary>
    /// <param name="index">0 for the app gate, then the suite's gates from 1.</param>
    public TestResult GateResult(int index)
    {
        var result = Shown(Decide(index));

        // The build targets print what the session says to a CI system, but not when a test fails; then the runner prints the failed test's output.
        // These lines are commands, made of texts that are none.
        return result.Outcome == TestOutcome.Failed && _session?.TakeLogLines() is { Count: > 0 } lines ? result with { Output = string.Join('\n', lines) } : result;
    }

    private TestResult Decide(int index)
    {
        if (_fault is not null)
        {
            return TestResult.Failed(_fault.Message);
        }

        if (Run is null && _chosen is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result.Count: 0 } })
        {
            return TestResult.Skipped("The settings select none of the cases, so there is nothing to decide.");
        }

        if (Run is null && _selected.Count > 0)
        {
            return TestResult.Failed($"No case of '{_plan!.Suite.Name}' ran: the failures of its cases say why.");
        }

        if (Run is null)
        {
            return TestResult.Skipped(
                $"No complete run of '{_plan!.Suite.Name}' with this dataset, suite and app is in the store, "
                + $"and this time none of its {Text(_plan.Dataset.Cases.Count)} cases ran: run them all.");
        }

        return index < Run.Gates.Count
            ? WithReport(GateOutcomes.Of(Run.Gates[index], Run, _session!.Settings[SettingCatalog.Strict].Flag), Run)
            : TestResult.Failed($"'{_plan!.Suite.Name}' has {Text(Run.Gates.Count)} gates now, fewer than when its tests were found. Build and run again.");
    }

    /// <summary>A red gate is where a reader begins: it says where the page is. A run that was read from the store wrote none.</summary>
    private TestResult WithReport(TestResult result, EvalRun run) => result.Outcome == TestOutcome.Failed && !ReadFromStore
        ? result with { Message = $"{result.Message}\n  report: {SuiteReport.PathOf(run.Results.Record, _session!.OutputFolder)}" }
        : result;

    /// <summary>What happened inside the trials, for the report.</summary>
    internal async Task<ReportTraces> TracesAsync() =>
        await ReportTraces.ReadAsync(await _session!.StoreAsync().ConfigureAwait(false), Run!, Prices()).ConfigureAwait(false);

    private PriceTable Prices() => PriceTable.For(_plan!.Suite.Spec.Folder ?? _session!.Options.Project.Directory, _session!.PricesFile);

    /// <summary>Closes the run's judges.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_evaluation is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _evaluation.Value.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }

    internal async Task EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_chosen.IsValueCreated)
            {
                await _chosen.Value.ConfigureAwait(false);
            }

            if (_evaluation.IsValueCreated)
            {
                var evaluation = await _evaluation.Value.ConfigureAwait(false);
                Run = cancellationToken.IsCancellationRequested
                    ? await evaluation.StopAsync(RunState.Cancelled).ConfigureAwait(false)
                    : await evaluation.CompleteAsync(cancellationToken).ConfigureAwait(false);
                BaselineResults = await _session!.Baselines.ResultsAsync(Run.Baseline, CancellationToken.None).ConfigureAwait(false);
            }
            else if (_selected.Count == 0)
            {
                Run = await StoredRuns.LatestAsync(_session!, _plan!, await _baseline.Value.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
                ReadFromStore = true;
            }
        }
        catch (Exception exception)
        {
            // The gates tell it; thrown here, it would end the test host and with it every other suite.
            _fault = exception as EvalKitException
                ?? new EvalKitException(FaultKind.Infrastructure, $"The run of '{_plan!.Suite.Name}' could not be completed: {exception.Message}", exception);
        }
    }

    /// <summary>The cases that both the test run and the settings select.</summary>
    private async Task<IReadOnlySet<string>> ChooseAsync()
    {
        var plan = _plan!;
        var bySettings = await CaseSelection.Of(_session!.Settings, plan.Suite.Run.Seed)
            .SelectAsync(plan.Suite.Name, plan.Dataset, await _baseline.Value.ConfigureAwait(false), _session.StoreAsync, CancellationToken.None).ConfigureAwait(false);
        return bySettings is null ? _selected : _selected.Where(bySettings.Contains).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<Evaluation> StartAsync()
    {
        var session = _session!;
        var plan = _plan!;
        var chosen = await _chosen.Value.ConfigureAwait(false);
        var environment = await session.EnvironmentAsync().ConfigureAwait(false);
        return await Evaluation.StartAsync(
            plan.Suite,
            plan.Dataset,
            new EvaluationOptions
            {
                Store = await session.StoreAsync().ConfigureAwait(false),
                Models = session.Options.Models,
                Limits = session.Limits,
                CacheFolder = session.Settings.CacheFolder(session.OutputFolder),
                Prices = Prices(),
                Baseline = await _baseline.Value.ConfigureAwait(false),
                SessionId = session.SessionId,
                SessionKind = "dotnet_test",
                Experiment = session.Settings[SettingCatalog.Experiment].Value,
                SelectedCases = plan.Dataset.Cases.All(c => chosen.Contains(c.Id)) ? null : chosen,
                Folder = session.Options.Project.Directory,
                Environment = environment,
                Time = session.Options.Time,
                Ids = session.Ids,
                Notices = new NoticeList(_notices),
                Fresh = session.Settings[SettingCatalog.Fresh].Flag,
                ReuseJudgements = session.Settings[SettingCatalog.Reuse].Value == "on",
                BudgetUsd = session.Settings.Budget(environment.CiProvider is not null),
                Redactor = session.Options.Redactor,
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>What the test console prints: without secrets, escapes and commands to the CI system.</summary>
    private TestResult Shown(TestResult result) => result with { Message = result.Message is { } message ? Shown(message) : null, Output = Shown(result.Output) };

    private string Shown(string text) => TerminalText.Block(Redactor.Redact(text));

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
