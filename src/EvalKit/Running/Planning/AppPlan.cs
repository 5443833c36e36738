using EvalKit.Chat;
using EvalKit.Chat.Recording;

namespace EvalKit.Running.Planning;

/// <summary>What the app's part of a run would do and cost. Immutable.</summary>
/// <param name="Replayed">Calls that a recording or the response cache answers.</param>
/// <param name="Unanswered">Calls that nobody can answer.</param>
/// <param name="CostUsd">What the others may cost in US dollars; null when nothing tells it.</param>
internal sealed record AppPlan(int Replayed, int Unanswered, decimal? CostUsd)
{
    /// <summary>Plans the calls that are left.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="options">What the run would be given.</param>
    /// <param name="left">The cases and repeats that the app would be called for.</param>
    /// <param name="outputs">What the app is expected to answer.</param>
    /// <param name="cancellationToken">Stops the planning.</param>
    /// <exception cref="EvalKitException">The app's model would have to be asked and cannot be.</exception>
    public static async Task<AppPlan> OfAsync(
        EvalSuite suite, EvaluationOptions options, IReadOnlyList<(EvalCase Case, int Repeat)> left, ExpectedOutputs outputs, CancellationToken cancellationToken)
    {
        if (left.Count == 0)
        {
            return new AppPlan(0, 0, null);
        }

        if (suite.App?.Target is not IModelApp app)
        {
            return new AppPlan(0, 0, outputs.CostOfTrial * left.Count);
        }

        using var client = RecordingChatClient.For(app, options.Models, JudgeClients.RecordingOf(suite, options));
        var (replayed, unanswered) = (0, 0);
        decimal? cost = 0;
        foreach (var (evalCase, repeat) in left)
        {
            var request = await FirstRequest.OfAsync(app, evalCase, repeat, cancellationToken).ConfigureAwait(false);
            var source = request is null ? ReplySource.Model : client.SourceOf(request);
            replayed += source is ReplySource.Recording or ReplySource.Cache ? 1 : 0;
            unanswered += source == ReplySource.Nobody ? 1 : 0;
            if (source == ReplySource.Model)
            {
                cost += request is null ? null : options.Prices.CostOf(app.Model, TokenEstimate.Of(request) with { OutputTokens = Math.Min(TokenEstimate.Of(outputs.TextOf(evalCase)), request.Options.MaxOutputTokens ?? long.MaxValue) });
            }
        }

        return new AppPlan(replayed, unanswered, replayed + unanswered == left.Count ? null : cost);
    }
}
