using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>A model's reply and what was read in it.</summary>
/// <param name="Response">The reply.</param>
/// <param name="Reading">What was read; null where the model refused.</param>
/// <param name="Refusal">The refusal; null where there is none.</param>
internal sealed record JudgeReply(ChatResponse Response, VerdictReading? Reading, string? Refusal)
{
    /// <summary>Whether it calls a tool.</summary>
    public bool CallsTools => Response.Messages.Any(m => m.Contents.Any(c => c is FunctionCallContent));

    /// <summary>The reply, with a fault where what was found does not fit what was given or said.</summary>
    public JudgeReply Checked(JudgeFile judge, ScoreArguments args) => Reading is null ? this : this with { Reading = ItemCheck.Of(Reading, judge, args) };

    public static JudgeReply Read(ChatResponse response, VerdictForm form)
    {
        if (ChatRefusal.Of(response) is { } refusal)
        {
            return new JudgeReply(response, null, refusal);
        }

        return response.FinishReason == ChatFinishReason.ContentFilter
            ? new JudgeReply(response, null, "the provider's content filter stopped the reply")
            : new JudgeReply(response, VerdictParser.Parse(response.Text, form, complete: response.FinishReason == ChatFinishReason.Stop), null);
    }
}
