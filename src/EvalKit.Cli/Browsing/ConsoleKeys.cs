namespace EvalKit.Cli.Browsing;

/// <summary>The keyboard of the process.</summary>
internal sealed class ConsoleKeys : IKeySource
{
    /// <summary>Reading a key cannot be cancelled: where it was, its thread waits on, and ends with the process.</summary>
    public Task<ConsoleKeyInfo> ReadAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Console.ReadKey(intercept: true), cancellationToken).WaitAsync(cancellationToken);
}
