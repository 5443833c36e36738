using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Variants;

/// <summary>What came of variants, in words.</summary>
internal static class VariantText
{
    public static string Count(int variants) => variants == 1 ? "1 variant" : $"{VerdictText.Number(variants)} variants";

    /// <summary>One sentence: <c>1 of 3 variants fails: chat=gpt-4.1.</c></summary>
    /// <param name="runs">The runs.</param>
    /// <param name="name">How a label is written; null for as it is.</param>
    public static string Sentence(VariantRuns runs, Func<string, string>? name = null)
    {
        var deciding = runs.Variants.Where(v => v.Run.Verdict == runs.Verdict).ToList();
        var all = Count(runs.Variants.Count);
        var subject = $"{VerdictText.Number(deciding.Count)} of {all}";
        var isOne = deciding.Count == 1;
        var labels = string.Join("; ", deciding.Select(v => (name ?? (l => l))(v.Label)));
        return runs.Verdict switch
        {
            Verdict.Pass => $"All gates of the {all} pass.",
            Verdict.Fail => $"{subject} {(isOne ? "fails" : "fail")}: {labels}.",
            Verdict.Invalid => $"{subject} cannot be decided: {labels}.",
            _ => $"No gate fails, and {subject} {(isOne ? "is" : "are")} not decided by the evidence: {labels}.",
        };
    }
}
