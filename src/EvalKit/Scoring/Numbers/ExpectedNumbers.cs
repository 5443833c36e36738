namespace EvalKit.Scoring;

/// <summary>The numbers that a case accepts: the last one of each accepted answer that holds one.</summary>
internal static class ExpectedNumbers
{
    /// <summary>The numbers; null where no accepted answer holds one, which is a fault of the case.</summary>
    public static IReadOnlyList<TextNumber>? Of(EvalCase evalCase, out string fault)
    {
        var expected = evalCase.AcceptedResponses.Select(NumberReader.Last).OfType<TextNumber>().ToList();
        fault = expected.Count > 0
            ? ""
            : $"No accepted answer of case {evalCase.Id} holds a number: found {Quote.Of(evalCase.AcceptedResponses[0])}. Mend the case, or leave it out by where.";
        return expected.Count > 0 ? expected : null;
    }

    /// <summary>What was compared, as a rationale.</summary>
    public static string Told(TextNumber found, IReadOnlyList<TextNumber> expected) => $"last number {Shown(found)}, expected {string.Join(" or ", expected.Select(Shown))}";

    private static string Shown(TextNumber number)
    {
        var text = number.ToString();
        return text.Length <= 40 ? text : text[..40] + "…";
    }
}
