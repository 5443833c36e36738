namespace EvalKit;

/// <summary>What a baseline keeps of a run metric of one case. Immutable.</summary>
/// <param name="Parts">One part for each repeat that has one; none is an error.</param>
/// <param name="SourceId">The fingerprint of the metric: only parts of the same one can be compared.</param>
public sealed record BaselineParts(IReadOnlyList<RunMetricPart> Parts, string SourceId);
