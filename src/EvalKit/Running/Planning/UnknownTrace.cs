using System.Text.Json;

namespace EvalKit.Running.Planning;

/// <summary>
/// Stands in for the trace of a trial that is still to be run, so that judges which need its spans or its passages are counted. Nobody knows how long it will be, so that some of it counts as
/// not kept: what reads short traces at once does not take it for one.
/// </summary>
internal static class UnknownTrace
{
    /// <summary>About what a search finds.</summary>
    private const int PassageLength = 1000;

    private static readonly string Id = new('0', 32);

    private static readonly TraceRecord Trace = new()
    {
        TraceId = Id,
        TrialId = Id,
        Spans =
        [
            new Span
            {
                SpanId = new string('0', 16),
                Name = "search",
                Type = SpanTypes.Retriever,
                Attributes = new CaseFields([KeyValuePair.Create("gen_ai.retrieval.documents", JsonSerializer.SerializeToElement(new[] { new string('x', PassageLength) }))]),
            },
        ],
        DroppedSpans = 1,
    };

    public static ScoreArguments In(ScoreArguments args) => args with { Trace = Trace };
}
