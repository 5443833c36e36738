using System.Text;
using Spectre.Console;

namespace EvalKit.Cli.Terminal;

/// <summary>
/// A few lines of a terminal that are rewritten in place. The cursor is never hidden and stays under the block, so that a process that is
/// killed leaves a terminal that works. Not thread-safe.
/// </summary>
internal sealed class LiveBlock(IAnsiConsole console)
{
    private const string EraseToEndOfLine = "\u001b[K";
    private const string EraseBelow = "\u001b[J";

    private int _height;

    /// <summary>Replaces the block. All of it is written at once, each line over the one before it, so that nothing flickers.</summary>
    /// <param name="lines">Lines of markup, each shorter than the terminal is wide: one that wraps would stand outside of the block.</param>
    public void Show(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder(ToTop());
        foreach (var line in lines)
        {
            text.Append(console.ToAnsi(new Markup(line))).Append(EraseToEndOfLine).Append('\n');
        }

        Write(text.Append(EraseBelow));
        _height = lines.Count;
    }

    /// <summary>Takes the block away; what follows stands where it stood.</summary>
    public void Clear()
    {
        if (_height > 0)
        {
            Write(new StringBuilder(ToTop()).Append(EraseBelow));
            _height = 0;
        }
    }

    private string ToTop() => _height == 0 ? "" : FormattableString.Invariant($"\r\u001b[{_height}A");

    private void Write(StringBuilder text)
    {
        console.Profile.Out.Writer.Write(text.ToString());
        console.Profile.Out.Writer.Flush();
    }
}
