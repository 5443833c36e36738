using System.Text;

namespace EvalKit.Scoring;

/// <summary>
/// Words as mteval-v13a cuts them: a few entities are resolved, a hyphen at a line's end joins, ASCII punctuation stands alone, but a full stop or comma between
/// digits and a hyphen that follows no digit stay in their word.
/// </summary>
internal static class Sacre13aTokens
{
    public static IReadOnlyList<string> Of(string text) =>
        Western($" {WithoutEntities(text.Replace("<skipped>", "", StringComparison.Ordinal).Replace("-\n", "", StringComparison.Ordinal).Replace('\n', ' '))} ");

    /// <summary>The part that the Chinese tokenizer shares: no entities, no line ends.</summary>
    public static IReadOnlyList<string> Western(string line) => Stops(Symbols(line));

    /// <summary>As Tercom normalises: a line that begins with a hyphen is joined to the one before, and the 's of a word stands alone.</summary>
    public static IReadOnlyList<string> Tercom(string text)
    {
        var line = WithoutEntities(text.Replace("\n-", "", StringComparison.Ordinal).Replace('\n', ' '));
        return Stops(Symbols($" {line} ").Replace("'s ", " 's ", StringComparison.Ordinal));
    }

    private static string WithoutEntities(string line) => !line.Contains('&', StringComparison.Ordinal) ? line
        : line.Replace("&quot;", "\"", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal)
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal);

    private static IReadOnlyList<string> Stops(string line) => WhiteSpace.Split(AfterDigit(BeforeNoDigit(AfterNoDigit(line))));

    private static string Symbols(string line) => Rewrite(line, static (text, i, to) =>
    {
        if (!StandsAlone(text[i]))
        {
            return 0;
        }

        to.Append(' ').Append(text[i]).Append(' ');
        return 1;
    });

    private static string AfterNoDigit(string line) => Rewrite(line, static (text, i, to) =>
    {
        if (i + 1 == text.Length || char.IsAsciiDigit(text[i]) || text[i + 1] is not ('.' or ','))
        {
            return 0;
        }

        to.Append(text[i]).Append(' ').Append(text[i + 1]).Append(' ');
        return 2;
    });

    private static string BeforeNoDigit(string line) => Rewrite(line, static (text, i, to) =>
    {
        if (i + 1 == text.Length || text[i] is not ('.' or ',') || char.IsAsciiDigit(text[i + 1]))
        {
            return 0;
        }

        to.Append(' ').Append(text[i]).Append(' ').Append(text[i + 1]);
        return 2;
    });

    private static string AfterDigit(string line) => Rewrite(line, static (text, i, to) =>
    {
        if (i + 1 == text.Length || !char.IsAsciiDigit(text[i]) || text[i + 1] != '-')
        {
            return 0;
        }

        to.Append(text[i]).Append(' ').Append('-').Append(' ');
        return 2;
    });

    /// <summary>Goes through a text from the left; a rule writes what replaces the characters that it takes, of which it tells the number.</summary>
    private static string Rewrite(string text, Func<string, int, StringBuilder, int> rule)
    {
        var to = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length;)
        {
            var taken = rule(text, i, to);
            if (taken == 0)
            {
                to.Append(text[i]);
                taken = 1;
            }

            i += taken;
        }

        return to.ToString();
    }

    /// <summary>All of ASCII's punctuation but apostrophe, comma, hyphen and full stop; the blank too, which changes nothing.</summary>
    private static bool StandsAlone(char c) => c is (>= '{' and <= '~') or (>= '[' and <= '`') or (>= ' ' and <= '&') or (>= '(' and <= '+') or (>= ':' and <= '@') or '/';
}
