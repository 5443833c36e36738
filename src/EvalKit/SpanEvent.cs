namespace EvalKit;

/// <summary>Something that happened at a moment of a span, such as an exception. Immutable.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Time">When, in UTC.</param>
/// <param name="Attributes">Its attributes.</param>
public sealed record SpanEvent(string Name, DateTimeOffset Time, CaseFields Attributes);
