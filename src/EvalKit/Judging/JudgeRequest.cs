using EvalKit.Chat;

namespace EvalKit.Judging;

/// <summary>A request of a judge, with what answers the tools that it declares.</summary>
/// <param name="Chat">The request.</param>
internal sealed record JudgeRequest(ChatRequest Chat)
{
    /// <summary>What it shows beside the answer, each as the judge sees it: passages, and the answer that it is held against.</summary>
    public IReadOnlyList<CandidateText> Sources { get; init; } = [];

    /// <summary>What it shows of the trace; null for a judge that reads none.</summary>
    public ShownTrace? Trace { get; init; }

    /// <summary>Answers the tool calls of one judgement; null where the request declares no tools.</summary>
    public TraceReader? Reader { get; init; }
}
