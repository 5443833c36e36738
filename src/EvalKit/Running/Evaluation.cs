using System.Globalization;
using EvalKit.Chat.Recording;
using EvalKit.Chat.Tools;
using EvalKit.Metrics;
using EvalKit.Redaction;
using EvalKit.Running.Budget;
using EvalKit.Running.Resuming;
using EvalKit.Running.Reuse;
using EvalKit.Running.Trials;
using EvalKit.Runs;
using EvalKit.Scoring;
using EvalKit.Suites;
using EvalKit.Tracing;

namespace EvalKit.Running;

/// <summary>
/// An open run of one suite. Trials may be run from many threads; the run decides how many are in flight. Each trial is durable before it is scored,
/// and its feedback is durable before <see cref="RunTrialAsync"/> returns, so that nothing paid for is lost when the process dies.
/// </summary>
public sealed class Evaluation : IAsyncDisposable
{
    private readonly EvaluationOptions _options;
    private readonly IRunStore _store;
    private readonly JudgeClients _judges;
    private readonly ToolRecordings _tools;
    private readonly TrialSteps _steps;
    private readonly RecordedBatches _batches;
    private readonly ProgressCounter _progress;
    private readonly BudgetMeter _budget;
    private readonly IDisposable _hold;
    private readonly TraceCapture _capture;
    private readonly SemaphoreSlim _slots;
    private readonly CanaryRound _canaries;
    private readonly AddedRepeats _added;
    private readonly RunState? _staysAs;
    private readonly TrialStarts _starts;
    private readonly StoredVerdict _stored;
    private int _repeats;
    private bool _isCutShort;

    private Evaluation(EvalSuite suite, EvalDataset dataset, EvaluationOptions options, IIdSource ids, IRunStore store, RunOpening opening, JudgeClients judges, ReferenceTrials references)
    {
        Suite = suite;
        Dataset = dataset;
        Record = opening.Record;
        SelectedCases = opening.Cases;
        _options = options;
        _store = store;
        _judges = judges;
        _tools = new ToolRecordings(JudgeClients.RecordingOf(suite, options));
        _hold = opening.Hold;
        _staysAs = opening.StaysAs;
        _budget = new BudgetMeter(options.BudgetUsd, opening.Earlier.SpentUsd, opening.Earlier.Trials);
        _repeats = opening.Earlier.RepeatsUnder(suite.Run);
        _stored = new StoredVerdict(store, suite, options, Record.Id);
        _added = new AddedRepeats(_stored.SoFarAsync, _budget, options.Notices);
        _progress = new ProgressCounter(SelectedCases.Count * _repeats, _budget, options.Progress, options.Redactor, options.Limits);
        _starts = new TrialStarts(_budget, _progress, options.Stop);
        _capture = new TraceCapture(options.Tracing.Under(suite.Run));
        var judgeTraces = new JudgeTraces();
        var layers = new JudgeLayers(options, suite.Run.Repeats, _capture, judgeTraces, ids, _progress);
        IReadOnlyList<IScorer> scorers = [Scorers.AppOk(), .. judges.Scorers.Zip(suite.Scorers, layers.Around)];
        var runner = new TrialRunner(suite.Run, options.Time, ids, _progress, _capture, options.Prices, LostCosts.Of(suite, options.Prices), _tools, options.Stop);
        _steps = new TrialSteps(store, Record.Id, runner, scorers, opening.Earlier, references, new TrialTraces(store, Record.Id, judgeTraces), ids, options.Time);
        _batches = new RecordedBatches(store, Record.Id, runner, scorers, references, _starts, _progress, ids, options.Time);
        _slots = new SemaphoreSlim(suite.Run.Concurrency);
        _canaries = new CanaryRound(suite, options, scorers, opening.Earlier.JudgedAgain, ids, _budget, KeepCanaryAsync);
        var kept = SelectedCases.SelectMany(c => Enumerable.Range(0, _repeats), _steps.Done).OfType<TrialOutcome>().ToList();
        kept.ForEach(k => _canaries.Count(references.Arguments(k.Case, k.Trial), k.Feedback));
        Kept = kept.Count;
    }

    /// <summary>The run's record as it was when the run began.</summary>
    public RunRecord Record { get; }

    /// <summary>The suite.</summary>
    public EvalSuite Suite { get; }

    /// <summary>The whole dataset.</summary>
    public EvalDataset Dataset { get; }

    /// <summary>The cases that are to be run.</summary>
    public IReadOnlyList<EvalCase> SelectedCases { get; }

    /// <summary>The recordings that the run reads for its judges and for its app's tools.</summary>
    internal IEnumerable<RecordingFile> Recordings => _tools.File is { } tools ? [.. _judges.Recordings, tools] : _judges.Recordings;

    /// <summary>Whether the run ended before everything was done that was to be.</summary>
    internal bool IsStopped { get; private set; }

    /// <summary>Trials that an earlier, unfinished run has done: they are not run again.</summary>
    public int Kept { get; }

    /// <summary>
    /// Checks the suite, binds its judges to models and records session, dataset and run; or goes on with an unfinished run of the same fingerprints. Nothing is
    /// called or spent yet.
    /// </summary>
    /// <param name="suite">The suite; not changed afterwards.</param>
    /// <param name="dataset">The cases.</param>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="EvalKitException">The suite or dataset is wrong (all problems are listed), or the store cannot be reached.</exception>
    public static async Task<Evaluation> StartAsync(EvalSuite suite, EvalDataset dataset, EvaluationOptions options, CancellationToken cancellationToken)
    {
        SuiteValidation.Check(suite, dataset);
        TrialThreads.Provide(suite.Run.Concurrency);
        var ids = options.Ids ?? new DefaultIdSource(options.Time);
        var store = new RedactingRunStore(options.Store ?? new InMemoryRunStore(), options.Redactor);
        var judges = JudgeClients.Bind(suite, options);
        RunOpening? opening = null;
        try
        {
            var references = await ReferenceTrials.ReadAsync(suite, options, store, cancellationToken).ConfigureAwait(false);
            var failed = await RecordedControls.FailedAsync(suite, options, cancellationToken).ConfigureAwait(false);
            var opener = new RunOpener(store, options, dataset, selected => RunRecords.Create(suite, dataset, options with { SelectedCases = selected }, ids, judges.Scorers, references, failed));
            opening = await opener.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (opening.IsNew)
            {
                await RecordAsync(store, opening.Record, dataset, options.SessionKind, cancellationToken).ConfigureAwait(false);
            }

            var evaluation = new Evaluation(suite, dataset, options, ids, store, opening, judges, references);
            evaluation.TellWhatIsKept(opening);
            return evaluation;
        }
        catch
        {
            opening?.Hold.Dispose();
            judges.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Runs one case once and scores it. Waits for a free slot first. A failure of the app is part of the result, not an exception. A trial that an earlier run has
    /// done is returned as it was. Scorers see the answer as it was given; what is returned, as what is kept, is without secrets.
    /// </summary>
    /// <param name="evalCase">One of <see cref="SelectedCases"/>.</param>
    /// <param name="repeat">Which repeat, from 0.</param>
    /// <param name="app">The application.</param>
    /// <param name="cancellationToken">Cancels the trial; it is stored as cancelled and the exception is thrown.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="TrialNotStartedException">The run is being stopped, or its budget is spent.</exception>
    /// <exception cref="EvalKitException">The store cannot be reached.</exception>
    public async Task<TrialOutcome> RunTrialAsync(EvalCase evalCase, int repeat, EvalApp app, CancellationToken cancellationToken)
    {
        if (_steps.Done(evalCase, repeat) is { } done)
        {
            _progress.Kept();
            return done;
        }

        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _starts.BeginAsync(cancellationToken).ConfigureAwait(false);
            return await RunStartedAsync(evalCase, repeat, app, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Scores recorded outputs. Nothing is paid for when only code scores them, so such cases are stored in batches.</summary>
    /// <param name="cancellationToken">Cancels between batches.</param>
    internal async Task ScoreRecordedAsync(CancellationToken cancellationToken)
    {
        if (_judges.Any || Suite.Run.Repeats > 1 || Kept > 0 || _options.RescoreRun is not null || _options.RetryErrorsOf is not null)
        {
            await RunAllAsync(_ => RecordedApp.App, AppClient.None, cancellationToken).ConfigureAwait(false);
            return;
        }

        await _batches.ScoreAsync(SelectedCases, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs every selected case as often as the suite repeats it, and once more as long as that is asked for and nothing is decided.</summary>
    /// <param name="appOf">Gives the application of a repeat, counted from 0.</param>
    /// <param name="client">The app's client.</param>
    /// <param name="cancellationToken">Cancels what is in flight and starts nothing more.</param>
    internal async Task RunAllAsync(Func<int, EvalApp> appOf, AppClient client, CancellationToken cancellationToken)
    {
        await RunRepeatsAsync(0, _repeats, appOf, cancellationToken).ConfigureAwait(false);
        while (MayAddRepeats && await _added.IsWantedAsync(_repeats, SelectedCases.Count, SparedAsync, cancellationToken).ConfigureAwait(false))
        {
            if (_starts.IsStopping)
            {
                _isCutShort = true;
                return;
            }

            _progress.Planned(SelectedCases.Count);
            await RunRepeatsAsync(_repeats++, 1, appOf, cancellationToken).ConfigureAwait(false);
        }

        // A repeat whose answers are recorded costs what those before it cost; any other has to be paid where recordings spared that.
        async Task<decimal> SparedAsync() => await client.IsRecordedAsync(SelectedCases, _repeats, cancellationToken).ConfigureAwait(false) ? 0 : client.SparedUsd + _judges.SparedUsd;
    }

    /// <summary>A run of some cases decides nothing however often they run; one that only scores or retries what another has is no run of its own.</summary>
    private bool MayAddRepeats =>
        Suite.Run.AddsRepeats && !Record.Partial && _starts.Refused == 0 && _options is { RescoreRun: null, RetryErrorsOf: null };

    private Task RunRepeatsAsync(int first, int count, Func<int, EvalApp> appOf, CancellationToken cancellationToken)
    {
        var planned = SelectedCases.SelectMany(c => Enumerable.Range(first, count), (c, repeat) => (Case: c, Repeat: repeat));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Suite.Run.Concurrency, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(planned, parallel, async (p, token) =>
        {
            try
            {
                await RunTrialAsync(p.Case, p.Repeat, appOf(p.Repeat), token).ConfigureAwait(false);
            }
            catch (TrialNotStartedException)
            {
                // Counted: the run ends as one that lacks it.
            }
        });
    }

    /// <summary>
    /// Ends the run, reads the stored results and decides the gates. It is complete unless trials were not started, or it was stopped while judgements of the baseline were
    /// made again; then it is cancelled, or what it was where only its errors were tried again. Calling it again reads and decides again.
    /// </summary>
    /// <param name="cancellationToken">Cancels judgements that are made again, and the reading; where only that is left the run is complete all the same.</param>
    public async Task<EvalRun> CompleteAsync(CancellationToken cancellationToken)
    {
        if (_starts.Refused > 0 || _isCutShort || !await _canaries.TryAskAsync(cancellationToken).ConfigureAwait(false))
        {
            IsStopped = true;
            return await StopAsync(RunState.Cancelled).ConfigureAwait(false);
        }

        await _store.EndRunAsync(Record.Id, EndOf(RunState.Completed), _options.Time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        return await ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the run before it is complete; what it has is valid. A run of which only errors were tried again is as complete as it was.</summary>
    /// <param name="state"><see cref="RunState.Cancelled"/> or <see cref="RunState.Failed"/>.</param>
    public async Task<EvalRun> StopAsync(RunState state)
    {
        await _store.EndRunAsync(Record.Id, EndOf(state), _options.Time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        return await ReadAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Ends the run as failed where the store can still be reached. What ended the run is the fault to tell, so one of the store is not.</summary>
    internal async Task TryFailAsync()
    {
        try
        {
            await _store.EndRunAsync(Record.Id, EndOf(RunState.Failed), _options.Time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (EvalKitException)
        {
            // The run then stays as one whose process died, which no gate lets pass.
        }
    }

    /// <summary>Closes the judges' clients and lets go of the run. The store stays open: it belongs to the caller.</summary>
    public ValueTask DisposeAsync()
    {
        _progress.Dispose();
        _judges.Dispose();
        _capture.Dispose();
        _slots.Dispose();
        _hold.Dispose();
        return ValueTask.CompletedTask;
    }

    private RunState EndOf(RunState state) => _staysAs ?? state;

    private static async Task RecordAsync(RedactingRunStore store, RunRecord record, EvalDataset dataset, string sessionKind, CancellationToken cancellationToken)
    {
        await store.CreateSessionAsync(new SessionRecord(record.SessionId, sessionKind, record.StartedAt, record.Environment), cancellationToken).ConfigureAwait(false);
        await store.SaveDatasetAsync(dataset, cancellationToken).ConfigureAwait(false);
        await store.CreateRunAsync(record, cancellationToken).ConfigureAwait(false);
    }

    private void TellWhatIsKept(RunOpening opening)
    {
        if (!opening.IsNew)
        {
            var total = SelectedCases.Count * _repeats;
            _options.Notices?.Report(string.Create(CultureInfo.InvariantCulture, $"run {Record.Id} goes on: kept {Kept}, running {total - Kept}"));
        }
    }

    private async Task<TrialOutcome> RunStartedAsync(EvalCase evalCase, int repeat, EvalApp app, CancellationToken cancellationToken)
    {
        _progress.Started();
        Trial? trial = null;
        var cost = TrialCost.None;

        // What a recorded output cost was paid when it was recorded.
        var isPaid = !Record.AppFingerprint.StartsWith(RunRecord.RecordedApp, StringComparison.Ordinal);
        void TrialEnded(Trial ended, bool calledApp) => (trial, cost) = (ended, calledApp && isPaid ? TrialCost.Of(ended) : TrialCost.None);
        try
        {
            var work = await _steps.RunAsync(evalCase, repeat, app, TrialEnded, cancellationToken).ConfigureAwait(false);
            cost = TrialCost.Of(isPaid ? work : work with { CalledApp = false });
            return WithoutSecrets(work.Outcome);
        }
        finally
        {
            _budget.End(cost.Usd);
            _progress.Paid(cost.Usd, cost.Replayed);
            _progress.Ended(trial);
        }
    }

    private TrialOutcome WithoutSecrets(TrialOutcome outcome) =>
        outcome with { Trial = _options.Redactor.Redact(outcome.Trial), Feedback = [.. outcome.Feedback.Select(_options.Redactor.Redact)] };

    private async Task KeepCanaryAsync(Feedback said)
    {
        await _store.AppendFeedbackAsync(Record.Id, [said], CancellationToken.None).ConfigureAwait(false);
        _progress.Paid(RunCost.None.Plus(said).KnownUsd, replayed: 0);
    }

    private async Task<EvalRun> ReadAsync(CancellationToken cancellationToken)
    {
        var run = await _stored.ReadAsync(cancellationToken).ConfigureAwait(false);
        var first = _budget.IsSpent ? _budget.Text(_progress.Now) : _canaries.Warning;
        return run with { Warnings = [.. new[] { first }.OfType<string>(), .. _tools.Warnings, .. run.Warnings] };
    }
}
