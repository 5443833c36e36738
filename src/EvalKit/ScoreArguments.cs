namespace EvalKit;

/// <summary>What a scorer is given.</summary>
public readonly record struct ScoreArguments
{
    /// <summary>Creates the arguments.</summary>
    /// <param name="evalCase">The case; null for a trace that belongs to none.</param>
    /// <param name="trial">The trial.</param>
    public ScoreArguments(EvalCase? evalCase, Trial trial)
    {
        Case = evalCase;
        Trial = trial;
    }

    /// <summary>The case; null for a trace that belongs to none.</summary>
    public EvalCase? Case { get; }

    /// <summary>The trial.</summary>
    public Trial Trial { get; }

    /// <summary>The trial that this one is compared with, such as the baseline's of the same case; null where nothing is compared.</summary>
    public Trial? Reference { get; init; }

    /// <summary>The output's text; empty without output.</summary>
    public string OutputText => Trial.Output?.Text ?? "";

    /// <summary>
    /// The conversation that the trial is a part of, read anew each time; null where it is a single question (neither <c>inputs.messages</c> nor messages in the output), or the
    /// messages cannot be read.
    /// </summary>
    public Conversation? Conversation => ConversationReader.Of(Case, Trial.Output, out _);

    /// <summary>What happened inside the trial, as it was captured; null where no span was: the app makes none, or its output is a recorded one.</summary>
    public TraceRecord? Trace { get; init; }

    /// <summary>Which judgement of the same trial this is, from 0.</summary>
    public int Replicate { get; init; }
}
