using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>A scorer that needs a chat model; the run gives it a client (with recording and replay around it) before anything is scored.</summary>
public interface IModelScorer : IScorer
{
    /// <summary>The judge's name: names its recording file.</summary>
    string JudgeName { get; }

    /// <summary>The model it asks.</summary>
    ModelUri Model { get; }

    /// <summary>Whether a value passes; null when the judge knows no pass rule.</summary>
    /// <param name="value">A value of its feedback.</param>
    bool? Passes(FeedbackValue value);

    /// <summary>The request that it would send first for a trial, so that a run's cost can be told before it; nothing is asked.</summary>
    /// <param name="args">The case and the trial.</param>
    /// <returns>The request; null where the case lacks what the scorer needs, so that nothing would be sent.</returns>
    ChatRequest? Preview(ScoreArguments args);

    /// <summary>How many calls and tokens a request may take at most, with those that follow from its replies. Default: one call, and the tokens of the request and a reply.</summary>
    /// <param name="request">What <see cref="Preview"/> gave.</param>
    CallEstimate Estimate(ChatRequest request) => new(1, TokenEstimate.Of(request));

    /// <summary>The request that it would send after it accepted the trial's answer, to check itself; nothing is asked. What only its reply can give reason for is not in it.</summary>
    /// <param name="args">The case and the trial.</param>
    /// <returns>The request; null where nothing would be sent.</returns>
    ChatRequest? PreviewCheck(ScoreArguments args) => null;

    /// <summary>The scorer with a client to ask.</summary>
    /// <param name="client">The client; the caller disposes it after the run.</param>
    IScorer Bind(IChatClient client);
}
