namespace EvalKit;

/// <summary>One operation inside a trial, such as a call of a model or a tool: an OpenTelemetry span. Immutable.</summary>
public sealed record Span
{
    /// <summary>The span's id: 16 lower-case hexadecimal digits. Unique in its trace.</summary>
    public required string SpanId { get; init; }

    /// <summary>The span that it happened in; null for the outermost. The parent need not be in the trace: it may have been dropped.</summary>
    public string? ParentId { get; init; }

    /// <summary>The span's name, such as <c>chat gpt-4.1-mini</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its role between services. Default: internal.</summary>
    public SpanKind Kind { get; init; }

    /// <summary>What kind of work it is, as <see cref="SpanTypes"/> spells it; null when its attributes do not say.</summary>
    public string? Type { get; init; }

    /// <summary>The library that made it, as OpenTelemetry's instrumentation scope; null when unknown.</summary>
    public string? Source { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, from 0.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How it ended.</summary>
    public SpanStatus Status { get; init; }

    /// <summary>What the status says in words; null when nothing.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>The attributes as they were set, under their own names.</summary>
    public CaseFields Attributes { get; init; } = CaseFields.Empty;

    /// <summary>What happened at a moment of it, in order.</summary>
    public IReadOnlyList<SpanEvent> Events { get; init; } = [];
}
