using System.Globalization;
using System.Text;

namespace EvalKit.Datasets.Filters;

/// <summary>Cuts a filter expression into words.</summary>
internal sealed class FilterLexer(string expression)
{
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "<", ">", "~", "(", ")", "[", "]", ","];

    private int _position;

    public FilterToken Next()
    {
        while (_position < expression.Length && char.IsWhiteSpace(expression[_position]))
        {
            _position++;
        }

        if (_position == expression.Length)
        {
            return new FilterToken(FilterTokenKind.End, "", _position);
        }

        var start = _position;
        var first = expression[start];
        if (first is '"' or '\'')
        {
            return new FilterToken(FilterTokenKind.Text, ReadText(first), start);
        }

        if (Operators.FirstOrDefault(o => string.CompareOrdinal(expression, start, o, 0, o.Length) == 0) is { } found)
        {
            _position += found.Length;
            return new FilterToken(FilterTokenKind.Operator, found, start);
        }

        return IsNamePart(first) || first == '`' ? ReadWord(start) : throw FilterFault.At(expression, start, $"'{first}' has no meaning here{Hint(first)}");
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.';

    private static string Hint(char found) => found switch
    {
        '=' => "; equality is written ==",
        '&' => "; write and",
        '|' => "; write or",
        '!' => "; write not, or != between two values",
        _ => "",
    };

    private FilterToken ReadWord(int start)
    {
        var word = new StringBuilder();
        var quoted = false;
        while (_position < expression.Length && (IsNamePart(expression[_position]) || expression[_position] == '`'))
        {
            if (expression[_position] == '`')
            {
                quoted = true;
                var end = expression.IndexOf('`', _position + 1);
                if (end < 0)
                {
                    throw FilterFault.At(expression, _position, "this backtick is never closed");
                }

                word.Append(expression, _position + 1, end - _position - 1);
                _position = end + 1;
            }
            else
            {
                word.Append(expression[_position++]);
            }
        }

        var text = word.ToString();
        var isNumber = !quoted && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '.')
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return new FilterToken(isNumber ? FilterTokenKind.Number : FilterTokenKind.Name, text, start, quoted);
    }

    private string ReadText(char quote)
    {
        var start = _position++;
        var text = new StringBuilder();
        while (_position < expression.Length)
        {
            var c = expression[_position++];
            if (c == quote)
            {
                return text.ToString();
            }

            var escapes = c == '\\' && _position < expression.Length && (expression[_position] == quote || expression[_position] == '\\');
            text.Append(escapes ? expression[_position++] : c);
        }

        throw FilterFault.At(expression, start, "this text is never closed");
    }
}
