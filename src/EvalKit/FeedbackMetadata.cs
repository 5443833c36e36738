namespace EvalKit;

/// <summary>Names in the metadata of feedback that more than one room reads.</summary>
public static class FeedbackMetadata
{
    /// <summary>Where a judgement was taken over from: the baseline's run, or its file.</summary>
    public const string ReusedFrom = "reused_from";

    /// <summary>The model that answered, as its provider tells it: behind <c>openai:/gpt-4.1</c> stands a dated one.</summary>
    public const string ServedModel = "served_model";

    /// <summary>The trace of what the judge did, where it was captured.</summary>
    public const string TraceId = "trace_id";

    /// <summary>Whether the feedback is a second judgement, made only to see whether the judge still says the same.</summary>
    public const string Canary = "canary";

    /// <summary>Whether the feedback is kept for its cost alone: a retry ended in this error, and what was there before stays.</summary>
    public const string Superseded = "superseded";

    /// <summary>What a judge's defences found in an answer or a reply: an object of names and details. A finding stands beside a score and never changes it.</summary>
    public const string Findings = "findings";

    /// <summary>Why the reply that it was read from could not be recorded.</summary>
    public const string RecordingFault = "recording_fault";

    /// <summary>How many turns of a conversation the judge was shown; absent where it judged an answer alone.</summary>
    public const string Turns = "turns";

    /// <summary>Whether a comparison of two answers came out otherwise when their order was swapped.</summary>
    public const string Flipped = "flipped";
}
