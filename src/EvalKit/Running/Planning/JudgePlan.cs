namespace EvalKit.Running.Planning;

/// <summary>What a run is expected to ask of one judge. Immutable.</summary>
/// <param name="Name">The feedback's name; of a judge inside of another scorer its name there, such as <c>jury.correctness</c>.</param>
/// <param name="Model">The model's URI.</param>
public sealed record JudgePlan(string Name, string Model)
{
    /// <summary>Judgements to be made: those below together.</summary>
    public int Judgements { get; init; }

    /// <summary>Whether the counts are the most there can be: a scorer may do without this judge where an earlier part of it decides. Default: false.</summary>
    public bool AtMost { get; init; }

    /// <summary>Taken over from the baseline.</summary>
    public int Reused { get; init; }

    /// <summary>Answered by a recording.</summary>
    public int Recorded { get; init; }

    /// <summary>Answered by the response cache.</summary>
    public int Cached { get; init; }

    /// <summary>Answered by what the same run asks for another judgement: the question is the same, and it is paid once.</summary>
    public int Shared { get; init; }

    /// <summary>Answered by nobody: there is no recording, and the model cannot or must not be asked.</summary>
    public int Unanswered { get; init; }

    /// <summary>Calls of the model that make judgements.</summary>
    public int Calls { get; init; }

    /// <summary>Calls of the model that may come on top, where a judge reads traces by tools: how much it reads is known when it has. Default: 0.</summary>
    public int MoreCalls { get; init; }

    /// <summary>
    /// Calls of the model that check accepted answers, counted as if it accepted all that it is asked about. Answers that turn out suspicious only by its reply are checked too, and cannot be
    /// counted before.
    /// </summary>
    public int Checks { get; init; }

    /// <summary>Calls of the model that make judgements again which are taken over from the baseline, to see whether it still says the same.</summary>
    public int Canaries { get; init; }

    /// <summary>All calls of the model that are sure. What is asked again, because a reply could not be read or a call failed, comes on top.</summary>
    public int AllCalls => Calls + Checks + Canaries;

    /// <summary>What the calls may cost in US dollars, <see cref="MoreCalls"/> included, by an estimate of their tokens; null when the model's price is unknown.</summary>
    public decimal? CostUsd { get; init; }
}
