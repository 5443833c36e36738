using EvalKit.Reporting;

namespace EvalKit.Testing;

/// <summary>
/// How a case's test ends. A low score alone leaves it passed: one bad answer of a language model is not a broken build. It fails when an assertion in its body failed,
/// when the app broke, or when a gate demands that each case pass.
/// </summary>
public static class CaseOutcomes
{
    /// <summary>The outcome of a case.</summary>
    /// <param name="trials">Its trials.</param>
    /// <param name="gates">The suite's gates.</param>
    /// <param name="baseline">The baseline; null for none.</param>
    public static TestResult Of(CaseTrials trials, IReadOnlyList<Gate> gates, Baseline? baseline)
    {
        var output = CaseText.Of(trials);
        if (trials is { Asserted: true, BodyException: { } assertion } && trials.Outcomes.Any(o => o.Trial.Status != TrialStatus.Skipped))
        {
            return TestResult.Failed(assertion.Message, output, assertion);
        }

        if (trials.Outcomes.FirstOrDefault(o => o.Trial.Error is { Kind: TrialErrorKind.App }) is { Trial.Error: { } broke })
        {
            return BaselineFailedToo(trials.Case, baseline)
                ? TestResult.Skipped($"The app failed, as it did in the baseline: {TerminalText.Of(broke.Message, 300)}", output)
                : TestResult.Failed($"The app threw {broke.Type}: {broke.Message}", output, trials.BodyException);
        }

        if (EachFailures(trials, gates) is { Length: > 0 } failures)
        {
            return TestResult.Failed(string.Join("\n", failures), output);
        }

        return NotScored(trials) is { } reason ? TestResult.Skipped(reason, output) : TestResult.Passed(output);
    }

    /// <summary>Whether the app's call of this very case failed in the baseline: a new or edited case has no such excuse.</summary>
    private static bool BaselineFailedToo(EvalCase evalCase, Baseline? baseline)
    {
        var before = baseline?.Cases.FirstOrDefault(c => c.Id == evalCase.Id && c.CaseHash == evalCase.CaseHash);
        return before?.Feedback.GetValueOrDefault("app_ok")?.Value?.Number is < 1;
    }

    private static string[] EachFailures(CaseTrials trials, IReadOnlyList<Gate> gates) =>
    [
        .. from gate in gates
           where gate.Each
           from outcome in trials.Outcomes
           from feedback in outcome.Feedback
           where feedback.Name == gate.Metric.Feedback && feedback.Passed == false
           select $"{feedback.Name} does not pass, and its gate demands that each case does{Because(feedback)}",
    ];

    private static string Because(Feedback feedback) => feedback.Rationale is { } rationale ? $": {TerminalText.Of(rationale, 300)}" : ".";

    private static string? NotScored(CaseTrials trials)
    {
        foreach (var outcome in trials.Outcomes)
        {
            if (outcome.Trial is { Status: not TrialStatus.Ok, Error: { } error })
            {
                var message = TerminalText.Of(error.Message, 600);
                return error.Kind == TrialErrorKind.Provider ? $"The provider failed, so the case is not scored: {message}" : message;
            }

            if (outcome.Feedback.FirstOrDefault(f => f.Error is { Kind: FeedbackErrorKind.NotRecorded }) is { Error: { } notRecorded })
            {
                return TerminalText.Of(notRecorded.Message, 600);
            }
        }

        return null;
    }
}
