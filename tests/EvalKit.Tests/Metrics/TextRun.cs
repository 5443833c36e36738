using System.Globalization;
using System.Text.Json.Nodes;
using EvalKit.Tests.Gating;

namespace EvalKit.Tests.Metrics;

/// <summary>A run of outputs with their references, for metrics of the whole run.</summary>
internal static class TextRun
{
    /// <summary>One case an output; null is an app that threw, a null reference a case without one.</summary>
    public static RunResults Of(IReadOnlyList<(string? Output, string? Reference)> cases, params IReadOnlyList<IRunMetric> metrics) => Of(cases, _ => null, metrics);

    public static RunResults Of(IReadOnlyList<(string? Output, string? Reference)> cases, Func<int, string?> cluster, params IReadOnlyList<IRunMetric> metrics)
    {
        var plain = SmallRun.Of(SmallRun.Bool(), cases.Select(_ => (object?)true), cluster);
        var rows = plain.Rows.Zip(cases, (row, c) => new TrialRow(
            row.Case with { Expectations = c.Reference is null ? CaseFields.Empty : CaseFields.From(new JsonObject { ["expected_response"] = c.Reference }) },
            row.Trial with { Status = c.Output is null ? TrialStatus.AppError : TrialStatus.Ok, Output = c.Output is null ? null : AppOutput.FromText(c.Output) })).ToList();
        return new RunResults(plain.Record, rows, plain.Columns) { RunMetrics = metrics };
    }

    /// <summary>Outputs that get every <paramref name="wrongEvery"/>-th answer wrong; 0 for none.</summary>
    public static IReadOnlyList<(string? Output, string? Reference)> Answers(int count, int wrongEvery) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var reference = string.Create(CultureInfo.InvariantCulture, $"the order {i} was sent to customer {i * 7} on monday");
            return (wrongEvery > 0 && i % wrongEvery == 0 ? "nobody knows where it went" : (string?)reference, (string?)reference);
        }),
    ];
}
