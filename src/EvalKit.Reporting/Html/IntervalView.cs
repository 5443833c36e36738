using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Html;

/// <summary>The drawing of an interval: places on a line, in pixels.</summary>
internal sealed class IntervalView
{
    private const double Width = 160;
    private const double Margin = 5;

    private IntervalView(double least, double most, Metric metric, double? baseline)
    {
        string Place(double value) => NumberText.Number(Math.Round(Margin + ((Width - (2 * Margin)) * ((value - least) / (most - least))), 1), "0.#");
        Value = Place(metric.Value!.Value);
        Low = Place(metric.CiLow ?? metric.Value.Value);
        High = Place(metric.CiHigh ?? metric.Value.Value);
        Baseline = baseline is { } before ? Place(before) : "";
    }

    public string Low { get; }

    public string High { get; }

    public string Value { get; }

    /// <summary>Empty when there is none.</summary>
    public string Baseline { get; }

    /// <summary>The drawing, on the feedback's own range or from 0; null when there is nothing to draw.</summary>
    public static IntervalView? Of(Metric metric, double? baseline)
    {
        if (metric.Value is not { } value)
        {
            return null;
        }

        double?[] places = [value, metric.CiLow, metric.CiHigh, baseline];
        var isOnRange = metric.Name.Aggregate is not (AggregateKind.Sum or AggregateKind.Count);
        var least = isOnRange && metric.Feedback.Minimum is { } minimum ? Math.Min(minimum, places.Min()!.Value) : Math.Min(0, places.Min()!.Value);
        var most = isOnRange && metric.Feedback.Maximum is { } maximum ? Math.Max(maximum, places.Max()!.Value) : places.Max()!.Value;
        return most > least ? new IntervalView(least, most, metric, baseline) : null;
    }
}
