using System.Text;

namespace EvalKit.Cli.Tests.Terminal;

/// <summary>What was written so far, which a test may read while others write: a <see cref="StringWriter"/> breaks at that. Thread-safe.</summary>
internal sealed class WrittenText : TextWriter
{
    private readonly StringBuilder _text = new();
    private readonly Lock _lock = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        lock (_lock)
        {
            _text.Append(value);
        }
    }

    public override void Write(string? value)
    {
        lock (_lock)
        {
            _text.Append(value);
        }
    }

    public override string ToString()
    {
        lock (_lock)
        {
            return _text.ToString();
        }
    }
}
