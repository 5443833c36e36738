namespace EvalKit.Gating;

/// <summary>What a reader should know of a run's judges: that no LLM judged, where an in-process stand-in did.</summary>
internal static class JudgeWarnings
{
    public static IEnumerable<string> Of(RunResults results) =>
        from column in results.Columns
        where column.Info.ScorerKind == ScorerKind.Judge && column.Cells.Any(c => c is { State: FeedbackState.Value, Source.Kind: SourceKind.Code })
        select $"'{column.Info.Name}' is not an LLM's judgement: a model that runs in process stands in for one";
}
