using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>Reads which choice a text makes. Every pattern is matched in time linear in the text.</summary>
internal sealed class ChoiceReader
{
    private const RegexOptions Engine = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private readonly Regex _alone;
    private readonly Regex _head;
    private readonly Regex _stated;
    private readonly Regex _marked;

    /// <param name="choices">The letters or digits.</param>
    public ChoiceReader(string choices)
    {
        var either = Regex.Escape(string.Concat(choices.SelectMany(c => new[] { char.ToUpperInvariant(c), char.ToLowerInvariant(c) }).Distinct()));
        var upper = Regex.Escape(choices.ToUpperInvariant());
        const string open = @"[\s*_`(\[{""']*";
        const string close = @"[\s*_`)\]}""'.:,;!]*";
        _alone = new Regex($@"\A{open}([{either}]){close}\z", Engine);
        _head = new Regex($@"\A{open}([{upper}])(?:[*_`]*[)\].:,]|[\s*_`]*\n|\s+[-–—]\s)", Engine);
        _stated = new Regex($@"(?i:answer|choice|option|correct one|boxed)(?i:\s+(?:is|was|would be|should be|choice|option))*{open}[:=\-]?{open}([{upper}])(?:[^\p{{L}}\p{{N}}'’]|\z)", Engine);
        _marked = new Regex($@"(?:\A|[^\p{{L}}\p{{N}}'’])([{upper}])(?:[^\p{{L}}\p{{N}}'’]|\z)", Engine);
    }

    /// <summary>
    /// The choice, in upper case: the letter that is all of the text; else the last that is stated ("the answer is B"); else the one that the text begins with ("B) …");
    /// else the only one that stands alone anywhere. Null where none is made, or several.
    /// </summary>
    public char? Read(string text) => Group(_alone.Match(text)) ?? LastStated(text) ?? Group(_head.Match(text)) ?? OnlyMarked(text);

    private static char? Group(Match match) => match.Success ? char.ToUpperInvariant(match.Groups[1].ValueSpan[0]) : null;

    private char? LastStated(string text)
    {
        char? last = null;
        foreach (var match in _stated.EnumerateMatches(text))
        {
            last = Group(_stated.Match(text, match.Index));
        }

        return last;
    }

    /// <summary>Neighbours share the character between them, so the search goes on right behind each letter.</summary>
    private char? OnlyMarked(string text)
    {
        char? only = null;
        for (var match = _marked.Match(text); match.Success; match = _marked.Match(text, match.Groups[1].Index + 1))
        {
            if (only is not null && only != Group(match))
            {
                return null;
            }

            only = Group(match);
        }

        return only;
    }
}
