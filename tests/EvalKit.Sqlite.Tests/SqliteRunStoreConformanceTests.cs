using EvalKit.Runs;
using EvalKit.TestUtils.Runs;

namespace EvalKit.Sqlite.Tests;

public sealed class SqliteRunStoreConformanceTests : RunStoreConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async Task<IRunStore> OpenAsync() => await SqliteRunStore.OpenAsync(_folder.File("store.db"), TimeProvider.System, None);
}
