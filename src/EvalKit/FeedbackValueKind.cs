namespace EvalKit;

/// <summary>The type of a feedback value.</summary>
public enum FeedbackValueKind
{
    /// <summary>Passes or does not.</summary>
    Bool,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of a few labels.</summary>
    Category,

    /// <summary>Free text: shown, never aggregated.</summary>
    Text,
}
