using System.Text.RegularExpressions;

namespace EvalKit.Judging;

/// <summary>The forms of a verdict without JSON, highest first: nothing but the label, <c>[[label]]</c>, <c>Verdict: label</c>.</summary>
internal static partial class LabelledVerdicts
{
    private const string Decoration = " \t*_`\"'()[]";

    public static VerdictReading Read(string reply, VerdictForm form, bool complete)
    {
        var text = reply.Trim();
        if (form.Read(text.Trim('*', '_', '`', '"', '\'').TrimEnd('.')) is { } bare)
        {
            return Ends(text, form, complete) ? VerdictReading.Of(bare) : Cut(text);
        }

        if (Bracketed().Matches(text) is { Count: > 0 } bracketed)
        {
            return Agree([.. bracketed.Select(m => m.Groups[1].Value)], text, form);
        }

        return Keyed(text, form, complete);
    }

    private static VerdictReading Keyed(string text, VerdictForm form, bool complete)
    {
        var labels = new List<string>();
        foreach (Match match in Key().Matches(text))
        {
            var line = text[(match.Index + match.Length)..];
            var end = LineEnd().Match(line).Index;
            var label = line[..end].Trim(Decoration.ToCharArray()).TrimEnd('.').Trim(Decoration.ToCharArray());
            labels.Add(Scaled(label, form));
            if (end == line.Length && form.Read(labels[^1]) is not null && !Ends(line.TrimEnd(), form, complete))
            {
                return Cut(label);
            }
        }

        return labels.Count > 0 ? Agree(labels, text, form) : VerdictReading.Faulty("The reply names no verdict.");
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

    private static VerdictReading Agree(List<string> labels, string text, VerdictForm form)
    {
        var values = labels.Select(form.Read).ToList();
        if (values.IndexOf(null) is >= 0 and var off)
        {
            return VerdictParser.OffMenu(labels[off], form);
        }

        return values.Distinct().Count() > 1
            ? VerdictReading.Faulty($"The reply gives different verdicts: {string.Join(", ", labels.Distinct())}.")
            : VerdictReading.Of(values[0]!, text);
    }

    /// <summary>Whether the label at the end of the text is all of it: 1 may be the start of 10, unless the provider said that the reply is complete.</summary>
    private static bool Ends(string text, VerdictForm form, bool complete)
    {
        if (complete || !(char.IsLetterOrDigit(text[^1]) || text[^1] == '.'))
        {
            return true;
        }

        var label = text.TrimEnd('.').Trim(Decoration.ToCharArray());
        return form.Menu.Count > 0 && !form.Menu.Any(m => m.Length > label.Length && m.StartsWith(label, StringComparison.OrdinalIgnoreCase));
    }

    private static VerdictReading Cut(string label) => VerdictReading.Faulty($"The reply ends with '{label}', which may be cut.");

    [GeneratedRegex(@"\[\[([^\[\]\n]{1,60})\]\]", RegexOptions.None, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\b(?:verdict|rating|score|grade|decision|judge?ment)\b[ \t*_`""']*[:=]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"\n|\.(?=\s)|$", RegexOptions.None, 1000)]
    private static partial Regex LineEnd();
}
