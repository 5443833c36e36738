using System.Globalization;

namespace EvalKit.Reporting.Text;

/// <summary>A run's verdict in words.</summary>
internal static class VerdictText
{
    /// <summary>How a verdict is marked, so that colour is never the only sign.</summary>
    public static string Glyph(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "✓",
        Verdict.Inconclusive => "?",
        Verdict.Invalid => "!",
        _ => "✕",
    };

    /// <summary>One sentence: <c>1 of 3 gates fails: correctness (regressed).</c></summary>
    /// <param name="run">The run.</param>
    /// <param name="name">How a metric's name is written; null for as it is.</param>
    public static string Sentence(EvalRun run, Func<string, string>? name = null)
    {
        if (run.Gates.All(g => g.Reason == GateReason.PartialRun))
        {
            return $"No gate is decided: {Coverage(run.Results.Record)} ran.";
        }

        var deciding = run.Gates.Where(g => g.Verdict == run.Verdict).ToList();
        var subject = Subject(deciding.Count, run.Gates.Count);
        var isOne = deciding.Count == 1;
        var names = string.Join(", ", deciding.Select(g => $"{(name ?? (n => n))(MetricText.Short(g.Metric))} ({Reason(g.Reason)})"));
        return run.Verdict switch
        {
            Verdict.Pass => run.Gates.Count == 1 ? "The gate passes." : $"All {Number(run.Gates.Count)} gates pass.",
            Verdict.Fail => $"{subject} {(isOne ? "fails" : "fail")}: {names}.",
            Verdict.Invalid => $"{subject} cannot be decided: {names}.",
            _ => $"No gate fails, and {subject} {(isOne ? "is" : "are")} not decided by the evidence: {names}.",
        };
    }

    /// <summary>What the run covers: <c>120 cases</c>, or <c>12 of 120 cases</c> of a partial run.</summary>
    public static string Coverage(RunRecord record) => record.Partial
        ? $"{Number(record.SelectedCases)} of {Cases(record.TotalCases)}"
        : Cases(record.SelectedCases);

    public static string Cases(int count) => count == 1 ? "1 case" : $"{Number(count)} cases";

    /// <summary>A reason in words: <c>below floor</c>.</summary>
    public static string Reason(GateReason reason) => JsonDocumentWriter.Name(reason).Replace('_', ' ');

    public static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Subject(int count, int all) => all == 1 ? "The gate" : $"{Number(count)} of {Number(all)} gates";
}
