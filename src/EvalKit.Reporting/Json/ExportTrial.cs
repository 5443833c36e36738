using System.Text.Json.Serialization;

namespace EvalKit.Reporting;

/// <summary>One line of an export: a trial with its case and its feedback. The first line of a run describes the run too. Written and read in this one shape.</summary>
internal sealed record ExportTrial
{
    public required int Schema { get; init; }

    public required string RunId { get; init; }

    public required string CaseId { get; init; }

    public required string CaseHash { get; init; }

    public required int CaseNo { get; init; }

    public required int Repeat { get; init; }

    public required int Attempt { get; init; }

    public required CaseFields Inputs { get; init; }

    public required ExportOutputs? Outputs { get; init; }

    public required string? OutputHash { get; init; }

    public required CaseFields Expectations { get; init; }

    public required CaseFields Columns { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public required string? Split { get; init; }

    public required string? Cluster { get; init; }

    public required string? Location { get; init; }

    public required TrialStatus Status { get; init; }

    public required TrialError? Error { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required double? LatencyMs { get; init; }

    public required TokenUsage? Usage { get; init; }

    public required decimal? CostUsd { get; init; }

    /// <summary>What attempts without output cost; absent where no call is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AppCost? LostCost { get; init; }

    public required string TraceId { get; init; }

    public required IReadOnlyDictionary<string, ExportFeedback> Feedback { get; init; }

    /// <summary>The run's record; on the first of its lines only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RunRecord? Run { get; init; }

    /// <summary>The run metrics by their names; on the first of its lines only, where the run has any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, ExportRunMetric>? RunMetrics { get; init; }

    /// <summary>The cases of the dataset that the run has no trial of; on the first of its lines only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ExportCase>? CasesWithoutTrial { get; init; }
}
