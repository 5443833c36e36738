namespace EvalKit;

/// <summary>What happened inside a trial, or inside a judge that judged it: the spans of one trace. Immutable.</summary>
public sealed record TraceRecord
{
    /// <summary>The trace's id: 32 lower-case hexadecimal digits.</summary>
    public required string TraceId { get; init; }

    /// <summary>The trial that it is about: its own id for what the app did, another for what a judge did.</summary>
    public required string TrialId { get; init; }

    /// <summary>The spans by start; the first is the outermost one where EvalKit captured the trace.</summary>
    public required IReadOnlyList<Span> Spans { get; init; }

    /// <summary>Spans that were left out, because there were more than may be kept.</summary>
    public int DroppedSpans { get; init; }

    /// <summary>Attributes, events and texts of the spans that were left out or cut, because they were more or longer than may be kept.</summary>
    public int CutValues { get; init; }

    /// <summary>Whether it is what the app did.</summary>
    public bool IsOfTrial => TraceId == TrialId;
}
