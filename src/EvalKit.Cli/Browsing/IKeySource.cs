namespace EvalKit.Cli.Browsing;

/// <summary>Where the keys of a reader come from.</summary>
internal interface IKeySource
{
    /// <summary>Waits for the next key; nothing of it is shown.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before a key came.</exception>
    Task<ConsoleKeyInfo> ReadAsync(CancellationToken cancellationToken);
}
