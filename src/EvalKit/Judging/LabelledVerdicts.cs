using System.Text.RegularExpressions;

namespace EvalKit.Judging;

/// <summary>
/// The forms of a verdict without JSON, highest first: nothing but the label, <c>[[label]]</c>, <c>Verdict: label</c>, a decision in prose. What could be the beginning of
/// something else, a label alone or prose, is read only in a reply that is known to be complete.
/// </summary>
internal static partial class LabelledVerdicts
{
    private const string Fence = "```";
    private const string Quotes = " \t\r\n*_`\"'";
    private const string Decoration = Quotes + "()[]";
    private const int LongestLabel = 200;

    public static VerdictReading Read(string reply, VerdictForm form, bool complete)
    {
        var text = Unfenced(reply.Trim());
        var bare = Undecorated(text, form, Quotes);
        if (form.Read(bare) is { } value)
        {
            return complete ? VerdictReading.Of(value) : Cut(bare);
        }

        if (Bracketed().Matches(text) is { Count: > 0 } bracketed)
        {
            if (Corrections.In(text.AsSpan(bracketed[^1].Index + bracketed[^1].Length).TrimStart(Quotes)))
            {
                return VerdictParser.TakenBack;
            }

            return Agree([.. bracketed.Select(m => m.Value).Distinct().Select(m => (m[2..^2], form.Read(m[2..^2]) ?? form.Read(m)))], text, form);
        }

        var statements = VerdictStatements.Of(form);
        return Keyed(text, form, statements, complete) ?? Stated(text, statements, complete);
    }

    private static VerdictReading? Keyed(string text, VerdictForm form, VerdictStatements? statements, bool complete)
    {
        var labels = new List<(string Label, FeedbackValue? Value)>();
        var end = 0;
        foreach (var match in Key().EnumerateMatches(text))
        {
            var rest = text.AsSpan(match.Index + match.Length).TrimStart(Quotes);
            var written = LineOf(rest).ToString();
            if (written.StartsWith("[[", StringComparison.Ordinal))
            {
                return Cut(written);
            }

            var label = Scaled(Undecorated(written, form, Decoration), form);
            var value = form.Read(label);
            var stated = value is null ? statements?.Decision(written.Trim(Quotes.ToCharArray()).TrimEnd('.'))?.Value : null;
            if (written.Length == rest.Length && ((value is not null && !Ends(written.TrimEnd(), form, complete)) || (stated is not null && !complete)))
            {
                return Cut(label);
            }

            if ((value ?? stated) is not { } read)
            {
                return VerdictParser.OffMenu(label, form);
            }

            labels.Add((label, read));
            end = text.Length - rest.Length;
        }

        return labels.Count == 0 ? null : Corrections.In(text.AsSpan(end)) ? VerdictParser.TakenBack : Agree(labels, text, form);
    }

    private static VerdictReading Stated(string text, VerdictStatements? statements, bool complete)
    {
        if (statements is not null && !complete)
        {
            return VerdictReading.Faulty("The reply names no verdict, or states it in prose and may be cut.");
        }

        var decisions = statements?.Decisions(text).Distinct().ToList() ?? [];
        return decisions.Count switch
        {
            0 => VerdictReading.Faulty("The reply names no verdict."),
            1 => VerdictReading.Of(decisions[0], text),
            _ => VerdictParser.Different(decisions.Select(d => d.ToString())),
        };
    }

    /// <summary>What a code fence around the whole reply holds.</summary>
    private static string Unfenced(string text)
    {
        var line = text.IndexOf('\n', StringComparison.Ordinal);
        return line > 0 && text.StartsWith(Fence, StringComparison.Ordinal) && text.EndsWith("\n" + Fence, StringComparison.Ordinal) && line < text.Length - Fence.Length
            ? text[(line + 1)..^Fence.Length].Trim()
            : text;
    }

    /// <summary>A label without its marks: the first that can be read as they are taken away, because a label may have marks of its own, such as (a).</summary>
    private static string Undecorated(string text, VerdictForm form, string marks)
    {
        var quoted = text.Trim(Quotes.ToCharArray());
        if (form.Read(quoted) is not null)
        {
            return quoted;
        }

        var dotless = quoted.TrimEnd('.').TrimEnd(Quotes.ToCharArray());
        return form.Read(dotless) is not null ? dotless : dotless.Trim(marks.ToCharArray()).TrimEnd('.');
    }

    /// <summary>A text up to the end of its line or sentence, or as much of it as is more than any label.</summary>
    private static ReadOnlySpan<char> LineOf(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && end < LongestLabel && text[end] != '\n' && !(text[end] == '.' && end + 1 < text.Length && char.IsWhiteSpace(text[end + 1])))
        {
            end++;
        }

        return text[..end];
    }

    /// <summary>The number of <c>7/10</c>, where 10 is the largest one.</summary>
    private static string Scaled(string label, VerdictForm form)
    {
        var slash = label.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && form.Kind == FeedbackValueKind.Number && form.Read(label[(slash + 1)..])?.Number is { } scale && scale.Equals(Largest(form))
            ? label[..slash]
            : label;
    }

    private static double? Largest(VerdictForm form) => form.Maximum ?? form.Menu.Max(m => form.Read(m)!.Number);

    private static VerdictReading Agree(List<(string Label, FeedbackValue? Value)> labels, string text, VerdictForm form)
    {
        if (labels.FindIndex(l => l.Value is null) is >= 0 and var off)
        {
            return VerdictParser.OffMenu(labels[off].Label, form);
        }

        return labels.Select(l => l.Value!).Distinct().Count() > 1
            ? VerdictParser.Different(labels.Select(l => l.Label))
            : VerdictReading.Of(labels[0].Value!, text);
    }

    /// <summary>Whether the label at the end of the text is all of it: 1 may be the start of 10, unless the provider said that the reply is complete.</summary>
    private static bool Ends(string text, VerdictForm form, bool complete)
    {
        if (complete || !(char.IsLetterOrDigit(text[^1]) || text[^1] == '.'))
        {
            return true;
        }

        var label = text.TrimEnd('.').Trim(Decoration.ToCharArray());
        return form.Menu.Count > 0 && !form.Labels.Any(m => m.Length > label.Length && m.StartsWith(label, StringComparison.OrdinalIgnoreCase));
    }

    private static VerdictReading Cut(string label) => VerdictReading.Faulty($"The reply ends with '{label}', which may be cut.");

    // Both are linear: no part of a match can be matched in two ways.
    [GeneratedRegex(@"\[\[([^\[\]\n]{1,60})\]\]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\b(?:verdict|rating|score|grade|decision|judge?ment|winner)\b[ \t*_`""']*[:=]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
