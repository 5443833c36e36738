using System.Runtime.InteropServices;

namespace EvalKit.Cli;

/// <summary>
/// Ctrl-C and SIGTERM. While a run is being made the first asks it to finish what is in flight, the second to stop at once; elsewhere the first stops at once. One more
/// ends the process.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _drain = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _drainable;

    public Interrupt()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
        {
            _signals.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = TryRequest()));
        }
    }

    /// <summary>Cancelled by the first signal while a run is being made.</summary>
    public CancellationToken Drain => _drain.Token;

    /// <summary>Cancelled when everything is to stop at once.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>From now until it is disposed the first signal only asks to finish what is in flight.</summary>
    public IDisposable Draining() => new DrainingScope(this);

    /// <summary>Does what a signal asks for.</summary>
    /// <returns>Whether there was something left to ask for.</returns>
    public bool TryRequest()
    {
        if (_stop.IsCancellationRequested)
        {
            return false;
        }

        (Volatile.Read(ref _drainable) > 0 && !_drain.IsCancellationRequested ? _drain : _stop).Cancel();
        return true;
    }

    public void Dispose()
    {
        _signals.ForEach(s => s.Dispose());
        _drain.Dispose();
        _stop.Dispose();
    }

    private sealed class DrainingScope : IDisposable
    {
        private readonly Interrupt _interrupt;

        public DrainingScope(Interrupt interrupt)
        {
            _interrupt = interrupt;
            Interlocked.Increment(ref interrupt._drainable);
        }

        public void Dispose() => Interlocked.Decrement(ref _interrupt._drainable);
    }
}
