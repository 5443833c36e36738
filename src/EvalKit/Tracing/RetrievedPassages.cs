using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing;

/// <summary>Finds the passages that the searches of a trace found.</summary>
internal static class RetrievedPassages
{
    /// <summary>The passages in the order of the searches and of their ranks, each text once, with their ids; empty where the trace tells none.</summary>
    /// <param name="trace">The trace.</param>
    public static IReadOnlyList<(string Text, string? Id)> Of(TraceRecord trace) => Of(trace.Spans.Where(s => s.Type is SpanTypes.Retriever or SpanTypes.Reranker).Select(SpanView.Of));

    /// <summary>The passages of spans that were read already.</summary>
    public static IReadOnlyList<(string Text, string? Id)> Of(IEnumerable<SpanView> spans) =>
        [.. spans.SelectMany(s => s.Documents.Zip(s.DocumentIds)).DistinctBy(d => d.First, StringComparer.Ordinal)];
}
