using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Variants;

/// <summary>What a run's answers took: time, tokens, money. Null where no trial told it.</summary>
internal static class VariantOperations
{
    private const string AtLeast = "≥ ";

    /// <summary>The mean latency of the trials that answered.</summary>
    public static string? Latency(EvalRun run)
    {
        var times = Answered(run).Select(t => t.Latency).OfType<TimeSpan>().Select(t => t.TotalMilliseconds).ToList();
        return times.Count == 0 ? null : $"{NumberText.Number(times.Average(), "#,0")} ms";
    }

    /// <summary>Tokens in and out; where only some trials tell them, a lower bound.</summary>
    public static string? Tokens(EvalRun run) =>
        Sum(run, t => t.Output!.Usage is { } usage && (usage.InputTokens ?? usage.OutputTokens) is not null ? (usage.InputTokens ?? 0) + (usage.OutputTokens ?? 0) : null, sum => NumberText.Number((double)sum, "#,0"));

    /// <summary>What was paid; where only some trials tell it, a lower bound.</summary>
    public static string? Cost(EvalRun run) => Sum(run, t => t.Output!.CostUsd, sum => "$" + NumberText.Number((double)sum, sum >= 1 ? "#,0.00" : "0.00##"));

    private static string? Sum(EvalRun run, Func<Trial, decimal?> amount, Func<decimal, string> text)
    {
        var all = Answered(run).Select(amount).ToList();
        var known = all.OfType<decimal>().ToList();
        return known.Count == 0 ? null : (known.Count < all.Count ? AtLeast : "") + text(known.Sum());
    }

    private static IEnumerable<Trial> Answered(EvalRun run) => run.Results.Rows.Select(r => r.Trial).Where(t => t.Output is not null);
}
