using EvalKit.Chat;

namespace EvalKit.Judging;

/// <summary>What a judgement by tools may take at most: the model is asked as often as it may, reads at once all that it may, and gets that anew with each call.</summary>
internal static class TraceEffort
{
    public static CallEstimate Of(ChatRequest request, TraceReading reading)
    {
        var first = TokenEstimate.Of(request);
        if (request.Options.Tools is not { Count: > 0 })
        {
            return new CallEstimate(1, first);
        }

        var read = TokenEstimate.OfCharacters(reading.Characters);
        return new CallEstimate(reading.Calls, new TokenUsage((first.InputTokens * reading.Calls) + (read * (reading.Calls - 1)), first.OutputTokens * reading.Calls));
    }
}
