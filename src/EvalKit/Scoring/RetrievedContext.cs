using EvalKit.Tracing;

namespace EvalKit.Scoring;

/// <summary>The passages that an app retrieved: those that it told, else those in the retrieval spans of its trace.</summary>
internal static class RetrievedContext
{
    /// <summary>The passages in rank order; of a trace in the order of its searches, each once. Empty where neither tells any.</summary>
    public static IReadOnlyList<string> Of(ScoreArguments args) =>
        args.Trial.Output is not { } output ? []
        : output.Context.Count > 0 ? output.Context
        : OfTrace(args);

    /// <summary>The ids of the passages in the same order, null for one without; empty where none has one.</summary>
    public static IReadOnlyList<string?> IdsOf(ScoreArguments args) =>
        args.Trial.Output is { Context.Count: > 0 } told ? told.ContextIds
        : args is { Trial.Output: not null, Trace: { } trace } ? [.. RetrievedPassages.Of(trace).Select(p => p.Id)]
        : [];

    /// <summary>
    /// Where the passages are from: <c>trace</c> where they are what the retrieval spans hold, else <c>outputs.context</c>; null for none. A run writes what a trace tells into the
    /// output, so that only the comparison says it.
    /// </summary>
    public static string? OriginOf(ScoreArguments args)
    {
        var passages = Of(args);
        return passages.Count == 0 ? null : passages.SequenceEqual(OfTrace(args), StringComparer.Ordinal) ? Needs.Trace : Needs.OutputContext;
    }

    private static IReadOnlyList<string> OfTrace(ScoreArguments args) => args.Trace is { } trace ? [.. RetrievedPassages.Of(trace).Select(p => p.Text)] : [];
}
