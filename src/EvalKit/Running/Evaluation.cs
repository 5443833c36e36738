using EvalKit.Redaction;
using EvalKit.Runs;
using EvalKit.Scoring;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>
/// An open run of one suite. Trials may be run from many threads; the run decides how many are in flight. Each trial is durable before it is scored,
/// and its feedback is durable before <see cref="RunTrialAsync"/> returns, so that nothing paid for is lost when the process dies.
/// </summary>
public sealed class Evaluation : IAsyncDisposable
{
    private readonly EvaluationOptions _options;
    private readonly IIdSource _ids;
    private readonly IRunStore _store;
    private readonly JudgeClients _judges;
    private readonly IReadOnlyList<IScorer> _scorers;
    private readonly TrialRunner _runner;
    private readonly ProgressCounter _progress;
    private readonly SemaphoreSlim _slots;

    private Evaluation(EvalSuite suite, EvalDataset dataset, EvaluationOptions options, IIdSource ids, IRunStore store, RunRecord record, JudgeClients judges)
    {
        Suite = suite;
        Dataset = dataset;
        Record = record;
        SelectedCases = options.SelectedCases is { } selected ? [.. dataset.Cases.Where(c => selected.Contains(c.Id))] : dataset.Cases;
        _options = options;
        _ids = ids;
        _store = store;
        _judges = judges;
        _scorers = [Scorers.AppOk(), .. judges.Scorers];
        _progress = new ProgressCounter(SelectedCases.Count * suite.Run.Repeats, options.Progress, options.Redactor);
        _runner = new TrialRunner(suite.Run, options.Time, ids, _progress);
        _slots = new SemaphoreSlim(suite.Run.Concurrency);
    }

    /// <summary>The run's record as it was when the run began.</summary>
    public RunRecord Record { get; }

    /// <summary>The suite.</summary>
    public EvalSuite Suite { get; }

    /// <summary>The whole dataset.</summary>
    public EvalDataset Dataset { get; }

    /// <summary>The cases that are to be run.</summary>
    public IReadOnlyList<EvalCase> SelectedCases { get; }

    /// <summary>Checks the suite, binds its judges to models and records session, dataset and run. Nothing is called or spent yet.</summary>
    /// <param name="suite">The suite; not changed afterwards.</param>
    /// <param name="dataset">The cases.</param>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="EvalKitException">The suite or dataset is wrong (all problems are listed), or the store cannot be reached.</exception>
    public static async Task<Evaluation> StartAsync(EvalSuite suite, EvalDataset dataset, EvaluationOptions options, CancellationToken cancellationToken)
    {
        SuiteValidation.Check(suite, dataset);
        var ids = options.Ids ?? new DefaultIdSource(options.Time);
        var store = new RedactingRunStore(options.Store ?? new InMemoryRunStore(), options.Redactor);
        var judges = JudgeClients.Bind(suite, options);
        try
        {
            var record = RunRecords.Create(suite, dataset, options, ids, judges.Scorers);
            await store.CreateSessionAsync(new SessionRecord(record.SessionId, options.SessionKind, record.StartedAt, record.Environment), cancellationToken)
                .ConfigureAwait(false);
            await store.SaveDatasetAsync(dataset, cancellationToken).ConfigureAwait(false);
            await store.CreateRunAsync(record, cancellationToken).ConfigureAwait(false);
            return new Evaluation(suite, dataset, options, ids, store, record, judges);
        }
        catch
        {
            judges.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Runs one case once and scores it. Waits for a free slot first. A failure of the app is part of the result, not an exception. Scorers see the answer
    /// as it was; what is returned, as what is kept, is without secrets.
    /// </summary>
    /// <param name="evalCase">One of <see cref="SelectedCases"/>.</param>
    /// <param name="repeat">Which repeat, from 0.</param>
    /// <param name="app">The application.</param>
    /// <param name="cancellationToken">Cancels the trial; it is stored as cancelled and the exception is thrown.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="EvalKitException">The store cannot be reached.</exception>
    public async Task<TrialOutcome> RunTrialAsync(EvalCase evalCase, int repeat, EvalApp app, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        _progress.Started();
        Trial? trial = null;
        try
        {
            trial = await _runner.RunAsync(evalCase, repeat, app, cancellationToken).ConfigureAwait(false);

            // The answer is paid for: it is stored even when the run is being cancelled.
            await _store.AppendTrialsAsync(Record.Id, [trial], CancellationToken.None).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            var feedback = await ScoreAsync(evalCase, trial, cancellationToken).ConfigureAwait(false);
            await _store.AppendFeedbackAsync(Record.Id, feedback, CancellationToken.None).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return new TrialOutcome(evalCase, _options.Redactor.Redact(trial), [.. feedback.Select(_options.Redactor.Redact)]);
        }
        finally
        {
            _progress.Ended(trial);
            _slots.Release();
        }
    }

    /// <summary>Scores recorded outputs. Nothing is paid for when only code scores them, so such cases are stored in batches.</summary>
    /// <param name="cancellationToken">Cancels between batches.</param>
    internal async Task ScoreRecordedAsync(CancellationToken cancellationToken)
    {
        if (_judges.Any || Suite.Run.Repeats > 1)
        {
            await RunAllAsync(RecordedApp.AnswerAsync, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (var batch in SelectedCases.Chunk(RecordedApp.BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var trials = batch.Select(c => _runner.Recorded(c)).ToArray();
            await _store.AppendTrialsAsync(Record.Id, trials, CancellationToken.None).ConfigureAwait(false);
            var feedback = new List<Feedback>(batch.Length * (_scorers.Count + 1));
            for (var i = 0; i < batch.Length; i++)
            {
                _progress.Started();
                feedback.AddRange(await ScoreAsync(batch[i], trials[i], cancellationToken).ConfigureAwait(false));
                _progress.Ended(trials[i]);
            }

            await _store.AppendFeedbackAsync(Record.Id, feedback, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Runs every selected case as often as the suite repeats it.</summary>
    /// <param name="app">The application.</param>
    /// <param name="cancellationToken">Cancels what is in flight and starts nothing more.</param>
    internal Task RunAllAsync(EvalApp app, CancellationToken cancellationToken)
    {
        var planned = SelectedCases.SelectMany(c => Enumerable.Range(0, Suite.Run.Repeats), (c, repeat) => (Case: c, Repeat: repeat));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Suite.Run.Concurrency, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(planned, parallel, async (p, token) => await RunTrialAsync(p.Case, p.Repeat, app, token).ConfigureAwait(false));
    }

    /// <summary>Ends the run as completed, reads the stored results and decides the gates. Calling it again reads and decides again.</summary>
    /// <param name="cancellationToken">Cancels the reading; the run is then complete all the same.</param>
    public async Task<EvalRun> CompleteAsync(CancellationToken cancellationToken)
    {
        await _store.EndRunAsync(Record.Id, RunState.Completed, _options.Time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        return await ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the run before it is complete; what it has is valid.</summary>
    /// <param name="state"><see cref="RunState.Cancelled"/> or <see cref="RunState.Failed"/>.</param>
    public async Task<EvalRun> StopAsync(RunState state)
    {
        await _store.EndRunAsync(Record.Id, state, _options.Time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        return await ReadAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Ends the run as failed where the store can still be reached. What ended the run is the fault to tell, so one of the store is not.</summary>
    internal async Task TryFailAsync()
    {
        try
        {
            await _store.EndRunAsync(Record.Id, RunState.Failed, _options.Time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (EvalKitException)
        {
            // The run then stays as one whose process died, which no gate lets pass.
        }
    }

    /// <summary>Closes the judges' clients. The store stays open: it belongs to the caller.</summary>
    public ValueTask DisposeAsync()
    {
        _judges.Dispose();
        _slots.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<EvalRun> ReadAsync(CancellationToken cancellationToken)
    {
        var results = await RunReader.LoadAsync(_store, Record.Id, cancellationToken).ConfigureAwait(false);
        return RunEvaluation.Evaluate(results, Suite.Gates, _options.Baseline, _options.Time.GetUtcNow());
    }

    private Task<IReadOnlyList<Feedback>> ScoreAsync(EvalCase evalCase, Trial trial, CancellationToken cancellationToken) =>
        ScoringPipeline.ScoreAsync(_scorers, new ScoreArguments(evalCase, trial), _ids, _options.Time, cancellationToken);
}
