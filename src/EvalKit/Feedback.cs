using System.Text.Json.Nodes;

namespace EvalKit;

/// <summary>One statement about a trial: a value, an error, or unscored. Immutable.</summary>
public sealed record Feedback
{
    /// <summary>The feedback's id; two appends of one id are one feedback.</summary>
    public required string Id { get; init; }

    /// <summary>The trace of the trial that it is about.</summary>
    public required string TraceId { get; init; }

    /// <summary>The feedback's name, such as <c>squad_f1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it has a value, is an error, or is unscored.</summary>
    public FeedbackState State => Value is not null ? FeedbackState.Value : Error is not null ? FeedbackState.Error : FeedbackState.Unscored;

    /// <summary>The value; null unless <see cref="State"/> is <see cref="FeedbackState.Value"/>.</summary>
    public FeedbackValue? Value { get; init; }

    /// <summary>Whether the value passes; null when the scorer knows no pass rule.</summary>
    public bool? Passed { get; init; }

    /// <summary>Why there is no value; null otherwise.</summary>
    public FeedbackError? Error { get; init; }

    /// <summary>Why the value is what it is, or why there is none; null when nothing is to be said.</summary>
    public string? Rationale { get; init; }

    /// <summary>Who made it.</summary>
    public required FeedbackSource Source { get; init; }

    /// <summary>Which of several judgements of the same trial this is, from 0.</summary>
    public int Replicate { get; init; }

    /// <summary>What else the scorer tells, such as precision and recall or the judge's raw reply; null when nothing.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
