namespace EvalKit.Sqlite.Writing;

/// <summary>Something to write. Its task completes when it is committed.</summary>
/// <param name="work">What to do inside a transaction; it may be done again after a rollback.</param>
internal sealed class WriteRequest(Action<StoreTables> work)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task;

    public void Work(StoreTables tables) => work(tables);

    public void Complete() => _done.SetResult();

    public void Fail(Exception fault) => _done.SetException(fault);
}
