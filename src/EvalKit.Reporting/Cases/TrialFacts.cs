using System.Globalization;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Cases;

/// <summary>What is known of a trial beside its output. What is not known is left out.</summary>
internal static class TrialFacts
{
    public static IEnumerable<CaseSection> Of(Trial trial, EvalCase evalCase) =>
        Facts(trial, evalCase).Where(f => f.Value is not null).Select(f => new CaseSection(f.Name, f.Value));

    private static IEnumerable<(string Name, string? Value)> Facts(Trial trial, EvalCase evalCase) =>
    [
        ("status", JsonDocumentWriter.Name(trial.Status)),
        ("latency", trial.Latency is { } latency ? NumberText.Milliseconds(latency) : null),
        ("cost", trial.Output?.CostUsd is { } cost ? string.Create(CultureInfo.InvariantCulture, $"${cost}") : null),
        ("input tokens", Number(trial.Output?.Usage?.InputTokens)),
        ("output tokens", Number(trial.Output?.Usage?.OutputTokens)),
        ("attempt", Number(trial.Attempt)),
        ("trace id", trial.TraceId),
        ("started", trial.StartedAt.ToString("u", CultureInfo.InvariantCulture)),
        ("location", evalCase.Location),
    ];

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
