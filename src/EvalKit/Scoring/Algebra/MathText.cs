using System.Globalization;
using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>The characters of an expression with a place in them. What carries no meaning is passed over: white space, LaTeX spacing and sizing, dollar signs, degrees.</summary>
internal sealed partial class MathText(string text)
{
    private int _position;

    /// <summary>Whether nothing is left.</summary>
    public bool IsAtEnd => SkipBlank() >= text.Length;

    /// <summary>The next character that means something; NUL at the end.</summary>
    public char Next => IsAtEnd ? '\0' : text[_position];

    /// <summary>Whether something without meaning, such as a blank, stands before the place.</summary>
    public bool IsAfterBlank => _position > 0 && BlankBefore().IsMatch(text[.._position]);

    /// <summary>What was read since a place.</summary>
    public string Since(int start) => text[start.._position].Trim();

    /// <summary>The place, to come back to.</summary>
    public int Position
    {
        get => SkipBlank();
        set => _position = value;
    }

    /// <summary>Passes over one of the given words or signs, if it stands here.</summary>
    public bool TryTake(params ReadOnlySpan<string> signs)
    {
        SkipBlank();
        foreach (var sign in signs)
        {
            if (text.AsSpan(_position).StartsWith(sign, StringComparison.Ordinal) && !(char.IsAsciiLetter(sign[^1]) && _position + sign.Length < text.Length && char.IsAsciiLetter(text[_position + sign.Length])))
            {
                _position += sign.Length;
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes what a pattern matches here; null where it does not.</summary>
    public string? TryTake(Regex pattern)
    {
        SkipBlank();
        var match = pattern.Match(text, _position);
        if (!match.Success || match.Index != _position)
        {
            return null;
        }

        _position += match.Length;
        return match.Value;
    }

    /// <summary>Whether the next character is a digit of any script, or a point before one.</summary>
    public bool IsAtNumber => IsDigit(Position) || (Next == '.' && IsDigit(_position + 1));

    /// <summary>Takes one digit, as an argument of <c>\frac12</c>.</summary>
    public string? TryTakeDigit() => IsDigit(Position) ? Digit(_position++).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Takes digits in a row, as ASCII digits; empty where none is here.</summary>
    public string TakeDigits()
    {
        var start = _position;
        while (IsDigit(_position))
        {
            _position++;
        }

        return string.Concat(Enumerable.Range(start, _position - start).Select(i => Digit(i).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Takes a point that digits follow.</summary>
    public bool TryTakePoint()
    {
        var isPoint = _position < text.Length && text[_position] == '.' && IsDigit(_position + 1);
        _position += isPoint ? 1 : 0;
        return isPoint;
    }

    /// <summary>Takes a separator that exactly three digits follow.</summary>
    /// <param name="comma">Whether a plain comma is one; in brackets it separates items.</param>
    public bool TryTakeThousands(bool comma)
    {
        var separator = Thousands().Match(text, _position);
        if (!separator.Success || separator.Index != _position || (!comma && separator.Value == ","))
        {
            return false;
        }

        var digits = 0;
        while (IsDigit(_position + separator.Length + digits))
        {
            digits++;
        }

        _position += digits == 3 ? separator.Length : 0;
        return digits == 3;
    }

    private int SkipBlank()
    {
        var blank = Blank().Match(text, _position);
        _position += blank.Success && blank.Index == _position ? blank.Length : 0;
        return _position;
    }

    private bool IsDigit(int position) => position < text.Length && CharUnicodeInfo.GetDecimalDigitValue(text[position]) >= 0;

    private int Digit(int position) => CharUnicodeInfo.GetDecimalDigitValue(text[position]);

    [GeneratedRegex(@"\G(?:\s|~|°|\$|\p{Sc}|\\[,;:! ()\[\]$\\]|\\(?:left|right|[bB]igg?[lr]?|displaystyle|textstyle|limits|quad|qquad|degree)(?![A-Za-z])|\^(?:\\circ|\{\s*\\circ\s*\}))+", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();

    [GeneratedRegex(@"(?:\s|~|\\[,;:! ]|quad|\$)\z", RegexOptions.CultureInvariant)]
    private static partial Regex BlankBefore();

    [GeneratedRegex(@"\G(?:,\\!|\{,\}|,|\\,|['\u2019\u00A0\u2009\u202F])", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
