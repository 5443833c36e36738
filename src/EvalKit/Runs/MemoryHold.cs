namespace EvalKit.Runs;

/// <summary>A hold on a run in memory.</summary>
/// <param name="release">Lets go.</param>
internal sealed class MemoryHold(Action release) : IDisposable
{
    public void Dispose() => release();
}
