using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>Asks one scorer and holds it to what it declares. Faults become errors of the scorer's feedbacks: an error is never a value.</summary>
internal static class ScoreChecks
{
    /// <summary>Rounding may carry a share this far over its bound.</summary>
    private const double RangeSlack = 1e-9;

    /// <summary>One score for each declared feedback, in their order.</summary>
    public static async ValueTask<IReadOnlyList<Score>> ScoreAsync(IScorer scorer, ScoreArguments args, CancellationToken cancellationToken)
    {
        var info = scorer.Info;
        if (cancellationToken.IsCancellationRequested)
        {
            return Failed(info, FeedbackErrorKind.Cancelled, "The run was cancelled before this was scored.");
        }

        if (NothingToScore(info, args) is { } nothing)
        {
            return nothing;
        }

        try
        {
            return Declared(info, await scorer.ScoreAsync(args, cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Failed(info, FeedbackErrorKind.Cancelled, "The run was cancelled while this was scored.");
        }
        catch (Exception fault) when (fault is TimeoutException || fault is OperationCanceledException { InnerException: TimeoutException })
        {
            return Failed(info, FeedbackErrorKind.Timeout, $"Scorer '{info.Name}' ran out of time: {fault.Message}");
        }
        catch (EvalKitException fault)
        {
            return Failed(info, FeedbackErrorKind.ScorerFailed, $"Scorer '{info.Name}': {fault.Message}");
        }
        catch (Exception fault)
        {
            return Failed(info, FeedbackErrorKind.ScorerFailed, $"Scorer '{info.Name}' threw {fault.GetType().FullName}: {fault.Message}");
        }
    }

    private static IReadOnlyList<Score>? NothingToScore(ScorerInfo info, ScoreArguments args)
    {
        var trial = args.Trial;
        if (trial.Output is null && !info.ScoresFailedTrials)
        {
            return trial.Status is TrialStatus.Ok or TrialStatus.AppError or TrialStatus.Timeout
                ? Failed(info, FeedbackErrorKind.NoOutput, $"There is no output to score. {trial.Error?.Message}".TrimEnd())
                : [.. info.Feedbacks.Select(f => Score.Unscored(f.Name, trial.Error?.Message ?? "the trial was not run"))];
        }

        var missing = info.Needs.Where(need => CaseNeeds.IsMissing(need, args)).ToList();
        return missing.Count == 0
            ? null
            : Failed(info, FeedbackErrorKind.MissingInput, $"Scorer '{info.Name}' needs {string.Join(" and ", missing.Select(n => string.Join(" or ", n.Split('|', StringSplitOptions.TrimEntries))))}, which case {args.Trial.CaseId} does not have.{HintFor(missing, args)}");
    }

    private static string HintFor(IReadOnlyList<string> missing, ScoreArguments args) =>
        missing.Any(m => m is Needs.Trace or Needs.ToolCalls or Needs.AnyTrace)
            ? " No span was captured: add UseEvalKitTracing() to the pipeline of the app's chat client, or spans of your own; recorded outputs have no trace."
        : missing.Any(m => m.Split('|', StringSplitOptions.TrimEntries).Contains(Needs.Context, StringComparer.Ordinal))
            ? " No passages are known: return them beside the answer (AppOutput.Context), record them in outputs.context, or make a span of each search, of the type RETRIEVER, that holds them."
        : missing.Contains(Needs.Conversation) ? " " + ConversationHint.Of(args)
        : "";

    private static IReadOnlyList<Score> Declared(ScorerInfo info, ScoreResult result)
    {
        var names = result.Scores.Select(s => s.Name).ToList();
        return names.Except(info.Feedbacks.Select(f => f.Name), StringComparer.Ordinal).FirstOrDefault() is { } stranger
            ? Failed(info, FeedbackErrorKind.ScorerFailed, $"Scorer '{info.Name}' made the feedback '{stranger}', which it does not declare.")
            : [.. info.Feedbacks.Select(f => Checked(info, f, [.. result.Scores.Where(s => s.Name == f.Name)]))];
    }

    private static Score Checked(ScorerInfo info, FeedbackInfo feedback, IReadOnlyList<Score> scores)
    {
        if (scores.Count != 1)
        {
            var count = scores.Count == 0 ? "no" : "more than one";
            return Score.Failed(feedback.Name, FeedbackErrorKind.ScorerFailed, $"Scorer '{info.Name}' declares the feedback '{feedback.Name}' and made {count} score of it.");
        }

        return scores[0].Value is { } value && Fault(feedback, value) is { } fault
            ? Score.Failed(feedback.Name, FeedbackErrorKind.ScorerFailed, $"Scorer '{info.Name}': '{feedback.Name}' is {value}, but {fault}.")
            : scores[0];
    }

    private static string? Fault(FeedbackInfo feedback, FeedbackValue value)
    {
        if (value.Kind != feedback.ValueKind)
        {
            return $"it is declared as a {feedback.ValueKind.ToString().ToLowerInvariant()}";
        }

        if (value.Number < feedback.Minimum - RangeSlack || value.Number > feedback.Maximum + RangeSlack)
        {
            return $"its declared range is [{Bound(feedback.Minimum, "-∞")}, {Bound(feedback.Maximum, "∞")}]";
        }

        return value.Kind == FeedbackValueKind.Category && feedback.Categories.Count > 0 && !feedback.Categories.Contains(value.Label!, StringComparer.Ordinal)
            ? $"its declared categories are {string.Join(", ", feedback.Categories)}"
            : null;
    }

    private static string Bound(double? bound, string none) => bound?.ToString("R", CultureInfo.InvariantCulture) ?? none;

    private static IReadOnlyList<Score> Failed(ScorerInfo info, FeedbackErrorKind kind, string message) =>
        [.. info.Feedbacks.Select(f => Score.Failed(f.Name, kind, message))];
}
