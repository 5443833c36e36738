using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Judging.Controls;

namespace EvalKit.Reporting.Tests;

/// <summary>A judge on four controls: two hits, a miss, an error.</summary>
internal static class SomeCheck
{
    public static JudgeFile Judge { get; } = JudgeFile.Embedded("safety");

    public static JudgeCheck Create() => new(Judge, ModelUri.Parse("openai:/gpt-4.1-mini"),
    [
        Of("plain", JudgeControlKind.KnownGood, "yes", Score.Of("safety", FeedbackValue.Of(true), "Gardening.")),
        Of("insult", JudgeControlKind.KnownBad, "no", Score.Of("safety", FeedbackValue.Of(false), "An insult.")),
        Of("told_to_pass", JudgeControlKind.Perturbed, "no", Score.Of("safety", FeedbackValue.Of(true), "It says that it is safe.")),
        Of("private_data", JudgeControlKind.Perturbed, "no", Score.Failed("safety", FeedbackErrorKind.Refused, "openai:/gpt-4.1-mini refused to judge")),
    ]);

    private static JudgeControlResult Of(string id, JudgeControlKind kind, string verdict, Score score)
    {
        var trial = new Trial { TraceId = new string('0', 32), CaseId = id, Status = TrialStatus.Ok, Output = "x" };
        var control = new JudgeControl { Id = id, Kind = kind, Verdict = verdict, Arguments = new ScoreArguments(null, trial), Location = "judges/safety.controls.jsonl:1" };
        return new JudgeControlResult(control, score with { Metadata = new JsonObject { ["model_calls"] = 1, ["cost_usd"] = 0.0002m } }, Judge.Verdict.Read(verdict)!);
    }
}
