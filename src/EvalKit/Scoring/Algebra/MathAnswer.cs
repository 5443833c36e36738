using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>Finds the final expression of an answer: the last one that is marked as such, else the last run of words that is one.</summary>
/// <param name="Text">The expression as it is written.</param>
/// <param name="Value">Its value; null where it has none, or is not understood.</param>
/// <param name="Refusal">Why it has no value; null where it has one.</param>
internal sealed partial record MathAnswer(string Text, MathValue? Value, MathRefusal? Refusal)
{
    private const string Mark = "####";
    private static readonly char[] Endings = [' ', '\t', '\r', '\n', '.', ',', ';', ':', '?', '*', '_', '`'];
    private static readonly string[] Boxes = ["\\boxed", "\\fbox"];

    /// <summary>The final expression of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="percent">What a percent sign means.</param>
    /// <param name="work">Bounds the work.</param>
    public static MathAnswer Of(string text, PercentSign percent, AlgebraWork work)
    {
        var clean = CalculatorMarks.Remove(text);
        if (Boxed(clean) is { } boxed)
        {
            return Read(boxed, percent, work);
        }

        if (clean.LastIndexOf(Mark, StringComparison.Ordinal) is var mark and >= 0)
        {
            return Read(FirstLine(clean[(mark + Mark.Length)..]), percent, work);
        }

        var said = Said().Match(clean);
        var rest = said.Success ? clean[(said.Index + said.Length)..] : clean;
        var part = said.Success ? FirstLine(rest) : rest.Trim();
        var whole = part.Contains('\n', StringComparison.Ordinal) || part.Length > AlgebraLimits.LongestText ? null : Read(part, percent, work);
        var beyond = whole is { Refusal.IsNoValue: false } ? whole : null;
        return whole is { Value: not null } ? whole
            : beyond is not null && !MathWords.IsProse(part) ? beyond
            : FinalRun.In(part, Reading) ?? FinalRun.In(rest, Reading) ?? beyond ?? new MathAnswer(part, null, MathRefusal.NoValue("no expression"));

        MathAnswer Reading(string run) => Read(run, percent, work);
    }

    /// <summary>What the last box holds; null without one.</summary>
    private static string? Boxed(string text)
    {
        var start = Boxes.Select(box => (At: text.LastIndexOf(box, StringComparison.Ordinal), box.Length)).MaxBy(b => b.At);
        if (start.At < 0)
        {
            return null;
        }

        var open = start.At + start.Length;
        while (open < text.Length && char.IsWhiteSpace(text[open]))
        {
            open++;
        }

        var depth = 0;
        for (var position = open; position < text.Length && (depth > 0 || position == open); position++)
        {
            depth += text[position] switch
            {
                '{' when text[position - 1] != '\\' => 1,
                '}' when text[position - 1] != '\\' => -1,
                _ => 0,
            };
            if (depth == 0 && position > open)
            {
                return text[(open + 1)..position];
            }
        }

        return null; // Cut off, or \boxed 5 without braces: the text is read as any other.
    }

    private static string FirstLine(string text) => text.TrimStart().Split('\n', 2)[0];

    private static MathAnswer Read(string text, PercentSign percent, AlgebraWork work)
    {
        var expression = Trimmed(text);
        try
        {
            return new MathAnswer(expression, MathReader.Read(expression, percent, work), null);
        }
        catch (MathRefusal refusal)
        {
            return new MathAnswer(expression, null, refusal);
        }
    }

    /// <summary>Without the marks of a sentence and of Markdown around it.</summary>
    private static string Trimmed(string text) => text.Trim().TrimEnd(Endings).TrimStart('*', '_', '`', ' ');

    /// <summary>The last words that say that the answer follows.</summary>
    [GeneratedRegex(@"(?:answer\s+is|answer[ \t]*:|^[ \t]*A[ \t]*:)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.RightToLeft)]
    private static partial Regex Said();
}
