using System.Text.Json.Nodes;

namespace EvalKit;

/// <summary>What a scorer says under one name; the run makes a <see cref="Feedback"/> of it. Immutable.</summary>
public sealed record Score
{
    private Score(string name)
    {
        Name = name;
    }

    /// <summary>The feedback's name; one of those in <see cref="ScorerInfo.Feedbacks"/>.</summary>
    public string Name { get; init; }

    /// <summary>The value; null for an error and for unscored.</summary>
    public FeedbackValue? Value { get; private init; }

    /// <summary>The error; null for a value and for unscored.</summary>
    public FeedbackError? Error { get; private init; }

    /// <summary>Whether the value passes; for a bool its own value unless set.</summary>
    public bool? Passed { get; init; }

    /// <summary>Why.</summary>
    public string? Rationale { get; init; }

    /// <summary>What else is to be told.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>Who said it, where it is not the scorer itself: a human label's rater, or the in-process stand-in of a judge model.</summary>
    public FeedbackSource? Source { get; init; }

    /// <summary>A value.</summary>
    /// <param name="name">The feedback's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="rationale">Why.</param>
    public static Score Of(string name, FeedbackValue value, string? rationale = null) =>
        new(name) { Value = value, Passed = value.Bool, Rationale = rationale };

    /// <summary>An error: the scorer could not tell.</summary>
    /// <param name="name">The feedback's name.</param>
    /// <param name="kind">The kind of failure.</param>
    /// <param name="message">What happened and the next step.</param>
    /// <param name="raw">A judge's raw reply.</param>
    public static Score Failed(string name, FeedbackErrorKind kind, string message, string? raw = null) =>
        new(name) { Error = new FeedbackError(kind, message, raw) };

    /// <summary>Nothing to score, such as an empty label cell.</summary>
    /// <param name="name">The feedback's name.</param>
    /// <param name="rationale">Why.</param>
    public static Score Unscored(string name, string? rationale = null) => new(name) { Rationale = rationale };
}
