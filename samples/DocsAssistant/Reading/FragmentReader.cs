using System.Text.RegularExpressions;

namespace DocsAssistantSample.Reading;

/// <summary>Reads the fragments of a passage in the order in which they stand there.</summary>
internal sealed partial class FragmentReader
{
    private readonly List<Fragment> _fragments = [];
    private readonly List<string> _open = [];
    private string[]? _header;
    private string _lead = "";
    private bool _inList;

    private FragmentReader()
    {
    }

    public static IReadOnlyList<Fragment> Read(string markdown)
    {
        var reader = new FragmentReader();
        var inCode = false;
        foreach (var line in markdown.Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                reader.CloseText();
                inCode = !inCode;
            }
            else if (inCode)
            {
                reader.AddCode(line);
            }
            else
            {
                reader.AddLine(line);
            }
        }

        reader.CloseText();
        return reader._fragments;
    }

    private void AddLine(string line)
    {
        if (line.StartsWith('|'))
        {
            CloseText();
            AddRow(line);
            return;
        }

        _header = null;
        if (line.Trim().Length == 0)
        {
            CloseText();
        }
        else if (ListMark().Match(line) is { Success: true } mark)
        {
            CloseText();
            _inList = true;
            _open.Add(line[mark.Length..]);
        }
        else
        {
            _open.Add(line);
        }
    }

    private void AddRow(string line)
    {
        var cells = CellBorder().Split(line.Trim().Trim('|')).Select(PlainText.Of).ToArray();
        if (_header is null)
        {
            _header = cells;
        }
        else if (!cells.All(cell => cell.Length > 0 && cell.All(character => character is '-' or ':')))
        {
            _fragments.Add(new Fragment(string.Join("; ", cells.Select((cell, column) => Named(cell, column)).Where(text => text.Length > 0)), _lead, IsProse: false));
        }
    }

    private string Named(string cell, int column)
    {
        var name = column < _header!.Length ? _header[column] : "";
        return cell.Length == 0 || name.Length == 0 ? cell : $"{name}: {cell}";
    }

    private void AddCode(string line)
    {
        if (line.Trim() is { Length: > 1 } code)
        {
            _fragments.Add(new Fragment(code, _lead, IsProse: false));
        }
    }

    private void CloseText()
    {
        if (_open.Count == 0)
        {
            return;
        }

        var text = PlainText.Of(string.Join(' ', _open));
        var sentences = SentenceEnd().Split(text);
        _fragments.AddRange(sentences.Select(sentence => new Fragment(sentence, _inList ? _lead : "", IsProse: true)));
        if (!_inList)
        {
            _lead = sentences[^1];
        }

        _open.Clear();
        _inList = false;
    }

    [GeneratedRegex(@"^\s*(?:[*+-]|\d+\.)\s+")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellBorder();

    [GeneratedRegex(@"(?<=[.!?][""')]?)\s+(?=[""'(]?\p{Lu})")]
    private static partial Regex SentenceEnd();
}
