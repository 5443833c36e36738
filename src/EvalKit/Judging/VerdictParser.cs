namespace EvalKit.Judging;

/// <summary>
/// Reads a judge's reply. The forms, highest first: a JSON object to the declared schema (alone, fenced, or in the midst of text), then labels.
/// A lower form is tried only where the higher one is absent. Two different verdicts of one form, a label off the menu and JSON that is cut or
/// broken are faults: the parser never guesses.
/// </summary>
public static class VerdictParser
{
    /// <summary>Part of a judge's fingerprint; changes whenever a reply could be read differently.</summary>
    public const string Version = "1";

    /// <summary>Reads a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="form">What may be answered.</param>
    /// <param name="complete">Whether the provider said that the reply is complete. Where it did not, a label at the very end that could be the start of a longer one is a fault.</param>
    public static VerdictReading Parse(string reply, VerdictForm form, bool complete = false)
    {
        if (string.IsNullOrWhiteSpace(reply))
        {
            return VerdictReading.Faulty("The reply is empty.");
        }

        var scan = JsonVerdicts.Find(reply);
        if (scan.Fault is not null)
        {
            return VerdictReading.Faulty(scan.Fault);
        }

        if (scan.Objects.Count > 0)
        {
            return JsonVerdicts.Read(scan.Objects, form);
        }

        return form.Labelled
            ? LabelledVerdicts.Read(reply, form, complete)
            : VerdictReading.Faulty("The reply holds no JSON object with a verdict.");
    }

    internal static VerdictReading OffMenu(string label, VerdictForm form) =>
        VerdictReading.Faulty($"The verdict '{(label.Length <= 40 ? label : label[..40] + "…")}' is not {form.Describe()}.");
}
