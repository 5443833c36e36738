using System.Text;
using System.Text.RegularExpressions;

namespace EvalKit.Cli.Tests.Terminal;

/// <summary>What a terminal shows of a text: carriage returns, line feeds, moves up, erasure; colours leave no trace. A line that is too long wraps.</summary>
internal sealed partial class Screen
{
    private readonly List<StringBuilder> _lines = [new()];
    private readonly int _width;
    private int _row;
    private int _column;

    private Screen(int width) => _width = width;

    /// <summary>The lines, without spaces at their ends and without empty lines at the end.</summary>
    public static IReadOnlyList<string> Show(string text, int width = 80)
    {
        var screen = new Screen(width);
        foreach (Match part in Parts().Matches(text))
        {
            screen.Put(part);
        }

        return [.. screen._lines.Select(l => l.ToString().TrimEnd()).Reverse().SkipWhile(l => l.Length == 0).Reverse()];
    }

    private void Put(Match part)
    {
        switch (part.Groups["code"].Value)
        {
            case "A":
                _row = Math.Max(0, _row - int.Parse(part.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case "K":
                _lines[_row].Length = Math.Min(_lines[_row].Length, _column);
                break;
            case "J":
                _lines[_row].Length = Math.Min(_lines[_row].Length, _column);
                _lines.RemoveRange(_row + 1, _lines.Count - _row - 1);
                break;
            case "m":
                break;
            case "":
                Put(part.Value[0]);
                break;
            default:
                throw new InvalidOperationException($"An escape code that this screen does not know: {part.Value[1..]}");
        }
    }

    private void Put(char character)
    {
        switch (character)
        {
            case '\r':
                _column = 0;
                return;
            case '\n':
                NewLine();
                return;
        }

        if (_column == _width)
        {
            NewLine();
        }

        var line = _lines[_row];
        line.Append(' ', Math.Max(0, _column + 1 - line.Length));
        line[_column++] = character;
    }

    private void NewLine()
    {
        _column = 0;
        if (++_row == _lines.Count)
        {
            _lines.Add(new StringBuilder());
        }
    }

    [GeneratedRegex(@"\x1B\[(?<number>[0-9;?]*)(?<code>[A-Za-z])|[\s\S]")]
    private static partial Regex Parts();
}
