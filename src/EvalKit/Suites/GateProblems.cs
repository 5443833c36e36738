using System.Globalization;

namespace EvalKit.Suites;

/// <summary>What is wrong with a gate of a suite.</summary>
internal static class GateProblems
{
    private static readonly FeedbackInfo AppOk = new(ScorerProblems.AppOk, FeedbackValueKind.Bool);

    public static IEnumerable<string> Of(Gate gate, EvalSuite suite)
    {
        if (suite.Metrics.Select(m => m.Info.Feedbacks[0]).FirstOrDefault(f => f.Name == gate.Metric.Feedback) is { } metric)
        {
            return OfRunMetric(gate).Concat(Bounds(gate, metric)).Concat(Margins(gate, metric));
        }

        var known = suite.Scorers.SelectMany(s => s.Info.Feedbacks).Append(AppOk).ToList();
        var feedback = known.Find(f => f.Name == gate.Metric.Feedback);
        if (feedback is null)
        {
            List<string> names = [.. known.Select(f => f.Name), .. suite.Metrics.Select(m => m.Info.Feedbacks[0].Name)];
            return [Text(gate, $"no scorer makes the feedback '{gate.Metric.Feedback}'.{NearestNames.Hint(gate.Metric.Feedback, names)} There are: {string.Join(", ", names)}.")];
        }

        return Aggregate(gate, feedback).Concat(Repeats(gate, suite)).Concat(Bounds(gate, feedback)).Concat(Margins(gate, feedback));
    }

    private static IEnumerable<string> OfRunMetric(Gate gate)
    {
        if (gate.Metric.Aggregate != AggregateKind.Run)
        {
            yield return Text(gate, $"'{gate.Metric.Feedback}' is computed over the whole run, which has no {gate.Metric.AggregateName} of cases. Write metric: {gate.Metric.Feedback}.");
        }

        if (gate.Each)
        {
            yield return Text(gate, $"each asks every case, but '{gate.Metric.Feedback}' is computed over the whole run. Use at_least, at_most, max_drop or max_rise.");
        }
    }

    private static IEnumerable<string> Aggregate(Gate gate, FeedbackInfo feedback)
    {
        if (gate.Metric.Aggregate == AggregateKind.Run)
        {
            yield return Text(gate, $"'{feedback.Name}' is a feedback of cases, and run is for run metrics. Use mean.");
            yield break;
        }

        var isShare = gate.Metric.Aggregate == AggregateKind.Share;
        if (feedback.ValueKind == FeedbackValueKind.Text && !IsForAnyKind(gate))
        {
            yield return Text(gate, $"'{feedback.Name}' is free text, which is shown and never aggregated. Use pass_rate, or remove the gate.");
        }
        else if (isShare != (feedback.ValueKind == FeedbackValueKind.Category) && !IsForAnyKind(gate))
        {
            yield return Text(gate, isShare
                ? $"share(…) is for categories, but '{feedback.Name}' is no category. Use mean or pass_rate."
                : $"'{feedback.Name}' is a category, which has no {gate.Metric.AggregateName}. Use share(<category>) or pass_rate.");
        }
        else if (isShare && feedback.Categories.Count > 0 && !feedback.Categories.Contains(gate.Metric.Category!, StringComparer.Ordinal))
        {
            var hint = NearestNames.Hint(gate.Metric.Category!, feedback.Categories);
            yield return Text(gate, $"'{feedback.Name}' has no category '{gate.Metric.Category}'.{hint} There are: {string.Join(", ", feedback.Categories)}.");
        }
    }

    private static IEnumerable<string> Repeats(Gate gate, EvalSuite suite) => gate.Metric.IsOfRepeats && gate.Metric.K > suite.Run.Repeats
        ? [Text(gate, FormattableString.Invariant($"it asks about {gate.Metric.K} repeats of a case, and each case runs {suite.Run.Repeats} times. Write run: {{repeats: {gate.Metric.K}}} or more."))]
        : [];

    private static bool IsForAnyKind(Gate gate) =>
        gate.Metric.IsOfPasses || gate.Metric.Aggregate == AggregateKind.Count || (gate.Each && (gate with { Each = false }).HasConditions == false);

    private static IEnumerable<string> Bounds(Gate gate, FeedbackInfo feedback)
    {
        var (low, high) = gate.Metric.IsOfPasses ? (0, 1) : Range(gate.Metric.Aggregate, feedback);
        foreach (var (key, bound) in new[] { ("at_least", gate.AtLeast), ("at_most", gate.AtMost) })
        {
            if (bound is { } value && (!double.IsFinite(value) || value < low || value > high))
            {
                var range = $"{(low is null ? "(−∞" : "[" + Number(low.Value))}, {(high is null ? "∞)" : Number(high.Value) + "]")}";
                yield return Text(gate, $"{key} is {Number(value)}, outside the metric's range {range}.");
            }
        }

        if (gate.AtLeast > gate.AtMost)
        {
            yield return Text(gate, $"at_least ({Number(gate.AtLeast.Value)}) is above at_most ({Number(gate.AtMost.Value)}), so nothing can pass.");
        }

        if (gate.MinCoverage is not (>= 0 and <= 1))
        {
            yield return Text(gate, $"expected min_coverage to be a share from 0 to 1, found {Number(gate.MinCoverage)}.");
        }
    }

    private static (double? Low, double? High) Range(AggregateKind aggregate, FeedbackInfo feedback) => aggregate switch
    {
        AggregateKind.Share => (0, 1),
        AggregateKind.Count => (0, null),
        AggregateKind.Sum => (feedback.Minimum >= 0 ? 0 : null, null),
        _ => (feedback.Minimum, feedback.Maximum),
    };

    private static IEnumerable<string> Margins(Gate gate, FeedbackInfo feedback)
    {
        var isShare = gate.Metric.Aggregate == AggregateKind.Share || gate.Metric.IsOfPasses;
        var isHigherBetter = feedback.Polarity == Polarity.HigherIsBetter || gate.Metric.IsOfPasses;
        if (gate.MaxDrop is not null && !isHigherBetter && gate.Metric.Aggregate != AggregateKind.Share)
        {
            yield return Text(gate, "max_drop is for feedback where higher is better, but lower is better here. Write max_rise.");
        }

        if (gate.MaxRise is not null && isHigherBetter && gate.Metric.Aggregate != AggregateKind.Share)
        {
            yield return Text(gate, "max_rise is for feedback where lower is better, but higher is better here. Write max_drop.");
        }

        foreach (var (key, margin) in new[] { ("max_drop", gate.MaxDrop), ("max_rise", gate.MaxRise) })
        {
            if (margin is { Kind: not MarginKind.Auto } && !(margin.Amount > 0 && double.IsFinite(margin.Amount)))
            {
                yield return Text(gate, $"expected {key} to be above 0, found {Number(margin.Amount)}.");
            }
        }

        var isUnbounded = !isShare && (feedback.Minimum is null || feedback.Maximum is null);
        if (isUnbounded && (!gate.HasConditions || gate.MaxDrop?.Kind == MarginKind.Auto || gate.MaxRise?.Kind == MarginKind.Auto))
        {
            var key = isHigherBetter ? "max_drop" : "max_rise";
            var unit = feedback.Unit ?? "its unit";
            yield return Text(gate, $"'{feedback.Name}' has no declared range, so there is no default or automatic margin. Write {key}: 10%, or an amount in {unit}.");
        }

        if ((gate.MaxDrop ?? gate.MaxRise) is not null && gate.Metric.Aggregate is AggregateKind.Min or AggregateKind.Max or AggregateKind.Count)
        {
            yield return Text(
                gate, $"a {gate.Metric.AggregateName} has no interval, so a drop of it cannot be told from noise. Hold it to at_least or at_most, or gate another aggregate.");
        }
    }

    private static string Text(Gate gate, string problem) => $"gate on {gate.Metric}: {problem}";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
