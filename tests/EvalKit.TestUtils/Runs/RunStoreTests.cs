using EvalKit.Runs;
using Xunit;

namespace EvalKit.TestUtils.Runs;

/// <summary>A fresh store for each test, and short ways to use it.</summary>
public abstract class RunStoreTests : IAsyncLifetime
{
    private IRunStore? _store;

    protected static CancellationToken None => CancellationToken.None;

    protected IRunStore Store => _store ?? throw new InvalidOperationException("The test has not begun.");

    public async Task InitializeAsync() => _store = await OpenAsync();

    public async Task DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    /// <summary>Opens an empty store.</summary>
    protected abstract Task<IRunStore> OpenAsync();

    protected async Task<(EvalDataset Dataset, RunRecord Run)> CreateRunAsync(EvalDataset dataset)
    {
        var run = SampleRun.Run(dataset);
        await Store.CreateSessionAsync(SampleRun.Session(), None);
        await Store.SaveDatasetAsync(dataset, None);
        await Store.CreateRunAsync(run, None);
        return (dataset, run);
    }

    protected async Task<List<EvalCase>> CasesAsync(RunRecord run) => await Store.ReadCasesAsync(run.Id, None).ToListAsync();

    protected async Task<List<Trial>> TrialsAsync(RunRecord run) => await Store.ReadTrialsAsync(run.Id, None).ToListAsync();

    protected async Task<List<Feedback>> FeedbackAsync(RunRecord run) => await Store.ReadFeedbackAsync(run.Id, None).ToListAsync();

    protected async Task<List<TraceRecord>> TracesAsync(RunRecord run) => await Store.ReadTracesAsync(run.Id, None).ToListAsync();

    protected Task<IReadOnlyList<RunRecord>> RunsAsync(RunQuery query) => Store.ListRunsAsync(query, None);

    protected async Task<IEnumerable<string>> IdsAsync(RunQuery query) => (await RunsAsync(query)).Select(r => r.Id);
}
