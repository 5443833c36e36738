using System.Globalization;
using System.Text;
using EvalKit.Reporting;
using EvalKit.Running;

namespace EvalKit.Testing;

/// <summary>What a case's test prints: the answer, each score with its rationale, each error.</summary>
internal static class CaseText
{
    private const int AnswerLimit = 2000;
    private const int RationaleLimit = 500;

    public static string Of(CaseTrials trials)
    {
        var text = new StringBuilder();
        text.Append("case ").Append(TerminalText.Of(trials.Case.Id, 200)).AppendLine(trials.Case.Location is { } location ? $" ({location})" : "");
        foreach (var outcome in trials.Outcomes)
        {
            if (trials.Outcomes.Count > 1)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"repeat {outcome.Trial.Repeat + 1} of {trials.Outcomes.Count}");
            }

            AppendAnswer(text, outcome);
            foreach (var feedback in outcome.Feedback)
            {
                text.Append("  ").AppendLine(Line(feedback));
            }
        }

        return text.ToString();
    }

    private static void AppendAnswer(StringBuilder text, TrialOutcome outcome)
    {
        var trial = outcome.Trial;
        var latency = trial.Latency is { } time ? string.Create(CultureInfo.InvariantCulture, $" ({time.TotalMilliseconds:0} ms)") : "";
        text.AppendLine(trial.Output is { } output
            ? $"answer{latency}: {TerminalText.Of(output.Text, AnswerLimit)}"
            : $"no answer: {TerminalText.Of(trial.Error?.Message ?? trial.Status.ToString(), AnswerLimit)}");
    }

    private static string Line(Feedback feedback)
    {
        var said = feedback.State switch
        {
            FeedbackState.Value => $"{feedback.Name}: {TerminalText.Of(feedback.Value!.ToString(), RationaleLimit)}",
            FeedbackState.Error => $"{feedback.Name}: error, {TerminalText.Of(feedback.Error!.Message, RationaleLimit)}",
            _ => $"{feedback.Name}: not scored",
        };
        return feedback.Rationale is { Length: > 0 } rationale ? $"{said} - {TerminalText.Of(rationale, RationaleLimit)}" : said;
    }
}
