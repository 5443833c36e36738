namespace EvalKit.Scoring;

/// <summary>What the metrics of a corpus have in common: each reads an output and its references, and its parts end with the number of those.</summary>
internal static class CorpusPart
{
    /// <summary>The part of one trial; an error where the case has no reference.</summary>
    public static RunMetricPart Of(ScorerInfo metric, RunMetricArguments arguments, Func<string, IReadOnlyList<string>, RunMetricPart> read) =>
        arguments.Case.AcceptedResponses is { Count: > 0 } references
            ? read(arguments.OutputText, references)
            : RunMetricPart.Failed(
                FeedbackErrorKind.MissingInput, $"Run metric '{metric.Name}' needs {Needs.ExpectedResponse}, which case {arguments.Case.Id} does not have.");

    /// <summary>How many references every part had; null where they differ.</summary>
    public static int? References(IReadOnlyList<RunMetricPart> parts)
    {
        var first = parts[0].Numbers[^1];
        return parts.All(p => p.Numbers[^1] == first) ? (int)first : null;
    }
}
