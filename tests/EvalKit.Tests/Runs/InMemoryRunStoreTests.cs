using EvalKit.Runs;
using EvalKit.TestUtils.Runs;

namespace EvalKit.Tests.Runs;

public sealed class InMemoryRunStoreTests : RunStoreConformance
{
    protected override Task<IRunStore> OpenAsync() => Task.FromResult<IRunStore>(new InMemoryRunStore());
}
