namespace EvalKit;

/// <summary>One feedback of one case, over its repeats. Immutable.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="CaseHash">Its hash.</param>
/// <param name="Cluster">Its cluster; null for none.</param>
/// <param name="Value">Mean of the repeats that have a number; null when none has.</param>
/// <param name="PassShare">Share of the repeats that pass, among those that say so; null when none says.</param>
/// <param name="Label">The most frequent category (the first in ordinal order on a tie); null for other types.</param>
/// <param name="Scored">Repeats with a value.</param>
/// <param name="Errored">Repeats whose scorer failed.</param>
/// <param name="Unscored">Repeats without anything to score.</param>
/// <param name="SourceId">Who made the values; null without any.</param>
public sealed record CaseValue(
    string CaseId, string CaseHash, string? Cluster, double? Value, double? PassShare, string? Label, int Scored, int Errored, int Unscored, string? SourceId);
