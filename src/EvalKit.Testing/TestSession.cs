using EvalKit.Chat.Limits;
using EvalKit.Reporting;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Settings;
using EvalKit.Sqlite;

namespace EvalKit.Testing;

/// <summary>
/// One test run of one assembly: the parent of the suites' runs. A test framework adds its evaluations, runs the cases' tests, calls <see cref="CompleteAsync"/>,
/// then runs the gates' tests. Whatever has run is in the store already when the process dies.
/// </summary>
public sealed class TestSession : IAsyncDisposable
{
    private readonly Dictionary<string, SuiteRun> _suites = new(StringComparer.Ordinal);
    private readonly Lazy<Task<IRunStore>> _store;
    private readonly Lazy<Task<RunEnvironment>> _environment;
    private IReadOnlyList<string>? _logLines;

    /// <summary>Creates a session. The store is opened when the first case runs.</summary>
    /// <param name="options">What it is given.</param>
    /// <exception cref="EvalKitException">A setting is wrong.</exception>
    public TestSession(TestSessionOptions options)
    {
        Options = options;
        Settings = SettingValues.Resolve(options.Project.Directory, options.Environment);
        Ids = options.Ids ?? new DefaultIdSource(options.Time);
        SessionId = Settings[SettingCatalog.SessionId].Value ?? InvocationSession.IdOf(options.Environment) ?? Ids.NewId();
        _environment = new Lazy<Task<RunEnvironment>>(() => Task.Factory.StartNew(
            () => RunEnvironmentReader.Read(options.Project.Directory, options.Environment), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        _store = new Lazy<Task<IRunStore>>(OpenStoreAsync);
        Baselines = new BaselineSource(Settings, options.Project.Directory, StoreAsync);
    }

    /// <summary>
    /// The session's id, shared by all its runs: the setting <c>session-id</c>, else the one that the projects of this <c>dotnet test</c> share, else a new one.
    /// </summary>
    public string SessionId { get; }

    /// <summary>What the session is given.</summary>
    public TestSessionOptions Options { get; }

    /// <summary>The settings of the test project.</summary>
    public SettingValues Settings { get; }

    internal IIdSource Ids { get; }

    /// <summary>Suites run beside each other and mostly ask one provider: what it takes at once is found out once.</summary>
    internal ChatLimits Limits { get; } = new();

    internal string? PricesFile => Settings[SettingCatalog.Prices].Value is { } path ? Path.GetFullPath(path, Options.Project.Directory) : null;

    internal string OutputFolder => Path.GetFullPath(Settings[SettingCatalog.Output].Value!, Options.Project.Directory);

    /// <summary>Adds an evaluation. A fault in its declaration, suite or data is told by each of its tests.</summary>
    /// <param name="declaration">What the test method declares.</param>
    /// <param name="selectedCases">Ids of the cases whose tests will run; empty when only gates are tested again.</param>
    /// <returns>The suite's run.</returns>
    public SuiteRun Add(EvaluationDeclaration declaration, IReadOnlySet<string> selectedCases)
    {
        try
        {
            var plan = SuitePlanner.Plan(declaration);
            plan.Suite.Run = Settings.Over(plan.Suite.Run);
            if (_suites.TryGetValue(plan.Suite.Name, out var other))
            {
                throw new EvalKitException(
                    FaultKind.Usage,
                    $"{other.MethodName} and {declaration.MethodName} are both the suite '{plan.Suite.Name}': baselines and reports are found by that name. "
                    + $"Give one another, such as [EvalTheory(…, Name = \"{plan.Suite.Name}-2\")].");
            }

            if (selectedCases.Count > 0)
            {
                // Git takes a while to compare files: it does so while the first case's fixtures are made and the store is opened.
                _ = EnvironmentAsync();
            }

            return _suites[plan.Suite.Name] = new SuiteRun(this, plan, selectedCases);
        }
        catch (EvalKitException fault)
        {
            return SuiteRun.Broken(declaration.MethodName, fault);
        }
        catch (Exception exception)
        {
            // The user's Configure may throw anything; the other suites are not to suffer for it.
            return SuiteRun.Broken(
                declaration.MethodName, new EvalKitException(FaultKind.Usage, $"Configuring {declaration.MethodName} failed: {exception.GetType().Name}: {exception.Message}", exception));
        }
    }

    /// <summary>Ends every run that was begun, and decides its gates.</summary>
    /// <param name="cancellationToken">When it is cancelled, the runs are ended as cancelled.</param>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var suite in _suites.Values)
        {
            await suite.EndAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes a report for each run that this session made.</summary>
    /// <returns>One line a run, its gate lines and where its report is; one for each of its warnings; and one for each thing that could not be written.</returns>
    public async Task<IReadOnlyList<string>> WriteReportsAsync()
    {
        var reports = new List<SuiteReport>();
        foreach (var suite in _suites.Values.Where(s => s.Run is not null && !s.ReadFromStore))
        {
            reports.Add(await SuiteReport.WriteAsync(suite, OutputFolder).ConfigureAwait(false));
        }

        var ci = await SessionSummary.WriteCiAsync(reports, new CiOutputOptions
        {
            OutputFolder = OutputFolder,
            Folder = Options.Project.Directory,
            Environment = Options.Environment,
            ReportUrl = Settings[SettingCatalog.ReportUrl].Value,
            Strict = Settings[SettingCatalog.Strict].Flag,
        }).ConfigureAwait(false);
        string[] lines = [.. reports.SelectMany(r => r.Lines), .. ci.Faults.Select(f => $"EvalKit: {f}")];
        await SessionSummary.WriteAsync([.. lines, .. ci.LogLines], Options.Project.OutputDirectory).ConfigureAwait(false);
        _logLines = ci.LogLines;
        return lines;
    }

    /// <summary>Closes what the session opened.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var suite in _suites.Values)
        {
            await suite.DisposeAsync().ConfigureAwait(false);
        }

        if (Options.Store is null && _store is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _store.Value.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Finds baselines beside the project. One assembly may hold several suites: a baseline that the settings name counts for its own suite only.</summary>
    internal BaselineSource Baselines { get; }

    /// <summary>What the session says to a CI system in the log of the job; once, and empty after that.</summary>
    internal IReadOnlyList<string> TakeLogLines() => Interlocked.Exchange(ref _logLines, null) ?? [];

    internal Task<IRunStore> StoreAsync() => _store.Value;

    internal Task<RunEnvironment> EnvironmentAsync() => _environment.Value;

    private async Task<IRunStore> OpenStoreAsync()
    {
        if (Options.Store is { } store)
        {
            return store;
        }

        var location = Settings[SettingCatalog.Store].Value!;
        var isUri = location.StartsWith("sqlite:", StringComparison.Ordinal);
        var place = isUri ? location : Path.GetFullPath(location, Options.Project.Directory);
        return await SqliteRunStore.OpenAsync(place, Options.Time, CancellationToken.None).ConfigureAwait(false);
    }
}
