using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Cli.Tests.Terminal;

/// <summary>A process with a standard error of our own, a clock that a test moves and a folder.</summary>
internal sealed class TestTerminal : IDisposable
{
    private readonly WrittenText _error = new() { NewLine = "\n" };

    public FakeTimeProvider Time { get; } = new();

    /// <summary>All that was written.</summary>
    public string Text => _error.ToString();

    /// <summary>What a terminal of 80 columns shows of it.</summary>
    public IReadOnlyList<string> Lines => Screen.Show(Text);

    public void Dispose() => _error.Dispose();

    public CliContext Context(bool terminal = true, string folder = ".", int width = 80, params (string Name, string Value)[] environment)
    {
        var variables = environment.Prepend(("TERM", "xterm")).GroupBy(v => v.Item1).ToDictionary(g => g.Key, g => g.Last().Item2);
        return new CliContext(TextWriter.Null, TextWriter.Synchronized(_error), variables.GetValueOrDefault, folder, Time, terminal) { Width = width };
    }
}
