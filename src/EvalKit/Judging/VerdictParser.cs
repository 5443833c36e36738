namespace EvalKit.Judging;

/// <summary>
/// Reads a judge's reply. The forms, highest first: a JSON object to the declared schema (alone, fenced, or in the midst of text), then labels, then a
/// decision stated in prose, where the form declares how. A lower form is tried only where the higher one is absent. Two different verdicts of one form, a label
/// off the menu and JSON that is cut or broken are faults: the parser never guesses. It throws for no reply, takes time linear in its length, and reads alike in every culture.
/// </summary>
public static class VerdictParser
{
    /// <summary>Part of a judge's fingerprint; changes whenever a reply could be read differently.</summary>
    public const string Version = "4";

    private const int LongestQuoted = 40;
    private const int MostNamed = 5;

    /// <summary>Reads a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="form">What may be answered.</param>
    /// <param name="complete">
    /// Whether the provider said that the reply is complete. Where it did not, what could be the beginning of something else is a fault: a label that is the whole reply, a label at the
    /// very end that could be the start of a longer one, and a decision in prose.
    /// </param>
    public static VerdictReading Parse(string reply, VerdictForm form, bool complete = false) => Read(reply, form, complete) with { Reply = reply };

    internal static VerdictReading OffMenu(string label, VerdictForm form) =>
        VerdictReading.Faulty($"The verdict '{(label.Length <= LongestQuoted ? label : label[..LongestQuoted] + "…")}' is not {form.Describe()}.");

    internal static VerdictReading Different(IEnumerable<string?> labels) =>
        VerdictReading.Faulty($"The reply gives different verdicts: {string.Join(", ", labels.Distinct().Take(MostNamed))}.");

    internal static VerdictReading TakenBack => VerdictReading.Faulty("The reply takes its verdict back.");

    private static VerdictReading Read(string reply, VerdictForm form, bool complete)
    {
        if (string.IsNullOrWhiteSpace(reply))
        {
            return VerdictReading.Faulty("The reply is empty.");
        }

        try
        {
            var scan = JsonVerdicts.Find(reply);
            if (scan.Fault is not null)
            {
                return VerdictReading.Faulty(scan.Fault);
            }

            if (scan.Objects.Count > 0)
            {
                return JsonVerdicts.Read(scan.Objects, form) is var reading && reading.Value is not null && Corrections.In(reply.AsSpan(reply.LastIndexOf('}') + 1).Trim("` \t\r\n"))
                    ? TakenBack
                    : reading;
            }
        }
        catch (InvalidOperationException)
        {
            return VerdictReading.Faulty("The JSON object holds text that is no valid Unicode.");
        }

        return form.Labelled
            ? LabelledVerdicts.Read(reply, form, complete)
            : VerdictReading.Faulty("The reply holds no JSON object with a verdict.");
    }
}
