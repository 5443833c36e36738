using EvalKit.Reporting.Html;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Variants;

/// <summary>Variants side by side: what the console, the Markdown summary and the page show of them.</summary>
internal sealed record VariantTable(IReadOnlyList<VariantColumn> Columns)
{
    /// <summary>How the table is to be read; the same words everywhere.</summary>
    public static IReadOnlyList<string> Foot { get; } =
    [
        "Differences are to variant 1, over the cases that pair. Each 95% interval stands for its own difference.",
        "Better and worse are said only of differences that hold among all of the table (Holm, 5%).",
    ];

    private const string AppOk = "app_ok";
    private const string Latency = "latency";

    public static VariantTable Of(VariantRuns runs)
    {
        var names = runs.Variants.SelectMany(v => v.Run.Metrics).Where(IsShown).Select(m => m.Name).Distinct().ToList();
        var scores = names.ConvertAll(name => new VariantColumn(MetricText.Short(name.ToString()), [.. runs.Variants.Select(v => Cell(v, name))]));
        scores.RemoveAll(c => c.Title == AppOk && c.Cells.All(cell => cell.Value is "" or "1.00"));
        return new VariantTable([.. VariantDirections.Of(scores), .. Operations(runs)]);
    }

    /// <summary>Medians and percentiles are on the variants' own pages.</summary>
    private static bool IsShown(Metric metric) => metric.Name.Aggregate is AggregateKind.Mean or AggregateKind.Share or AggregateKind.Run;

    private static VariantCell Cell(VariantRun variant, MetricName name)
    {
        if (variant.Run.Metrics.FirstOrDefault(m => m.Name == name) is not { } metric)
        {
            return new VariantCell { Note = "not measured" };
        }

        var cell = new VariantCell { Value = metric.Value is { } value ? NumberText.Value(value, metric.Feedback) : "–", N = metric.N };
        return variant.Comparison is { } comparison && name.Aggregate is AggregateKind.Mean or AggregateKind.Run
            ? Compared(cell, MetricPair.ComparedTo(metric, comparison), metric.Feedback)
            : cell;
    }

    private static VariantCell Compared(VariantCell cell, FeedbackComparison? compared, FeedbackInfo feedback)
    {
        if (compared is not { N: > 0, Difference: { } difference })
        {
            return cell with { Note = "no pairs" };
        }

        if (compared.Verdict == Verdict.Invalid)
        {
            return cell with { Note = "judge differs, not compared" };
        }

        return cell with
        {
            Difference = NumberText.Difference(difference, feedback),
            Bounds = compared is { CiLow: { } low, CiHigh: { } high } ? NumberText.DifferenceBounds(low, high, feedback, "..") : "",
            N = compared.N,
            Compared = compared,
        };
    }

    /// <summary>What the answers took, where it is known. These are totals and means of what ran, without a comparison.</summary>
    private static IEnumerable<VariantColumn> Operations(VariantRuns runs)
    {
        var columns = new[]
        {
            new VariantColumn(Latency, [.. runs.Variants.Select(v => Known(VariantOperations.Latency(v.Run)))]),
            new VariantColumn("tokens", [.. runs.Variants.Select(v => Known(VariantOperations.Tokens(v.Run)))]),
            new VariantColumn("cost", [.. runs.Variants.Select(v => Known(VariantOperations.Cost(v.Run)))]),
        };
        var isScored = runs.Variants.Any(v => v.Run.Results.Column(Latency) is not null);
        return columns.Where(c => c.Cells.Any(cell => cell.Value != "–") && !(isScored && c.Title == Latency));
    }

    private static VariantCell Known(string? value) => new() { Value = value ?? "–" };
}
