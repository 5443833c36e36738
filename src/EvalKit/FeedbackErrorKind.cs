namespace EvalKit;

/// <summary>Why a scorer gave no value.</summary>
public enum FeedbackErrorKind
{
    /// <summary>The trial has no output to score.</summary>
    NoOutput,

    /// <summary>A needed input, such as <c>expected_response</c>, is absent in this case.</summary>
    MissingInput,

    /// <summary>The scorer threw.</summary>
    ScorerFailed,

    /// <summary>The judge's provider failed (429, 5xx, connection).</summary>
    Provider,

    /// <summary>The judge did not answer in time.</summary>
    Timeout,

    /// <summary>The judge's answer holds no verdict, or more than one.</summary>
    Unparseable,

    /// <summary>The judge refused to answer.</summary>
    Refused,

    /// <summary>Strict replay has no recording of the request.</summary>
    NotRecorded,

    /// <summary>The run was cancelled before the scorer ended.</summary>
    Cancelled,

    /// <summary>Several judgements were to decide and did not: as many on one side as on the other, or too few.</summary>
    Undecided,
}
