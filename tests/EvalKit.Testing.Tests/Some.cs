using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Running;

namespace EvalKit.Testing.Tests;

/// <summary>Cases, trials and feedback for tests.</summary>
internal static class Some
{
    public static EvalCase Case(string id = "a", string question = "Why?", string? expected = "Because") => EvalCases.Create(
        CaseFields.OfText(("question", question)),
        expected is null ? CaseFields.Empty : CaseFields.OfText(("expected_response", expected)),
        id);

    public static EvalCase CaseOf(params (string Name, object? Value)[] inputs) => EvalCases.Create(
        new CaseFields(inputs.Select(i => KeyValuePair.Create(i.Name, JsonSerializer.SerializeToElement(i.Value)))), CaseFields.Empty, "a");

    public static TrialOutcome Answered(EvalCase evalCase, string answer = "Because", params Feedback[] feedback) => new(
        evalCase,
        new Trial { TraceId = new string('1', 32), CaseId = evalCase.Id, Status = TrialStatus.Ok, Output = answer },
        feedback);

    public static TrialOutcome Unanswered(EvalCase evalCase, TrialStatus status, TrialErrorKind kind, string message, params Feedback[] feedback) => new(
        evalCase,
        new Trial { TraceId = new string('1', 32), CaseId = evalCase.Id, Status = status, Error = new TrialError(kind, "System.InvalidOperationException", message) },
        feedback);

    public static Feedback Passes(string name, bool passed, string? rationale = null) => Feedback(name) with
    {
        Value = FeedbackValue.Of(passed),
        Passed = passed,
        Rationale = rationale,
    };

    public static Feedback Error(string name, FeedbackErrorKind kind, string message) => Feedback(name) with { Error = new FeedbackError(kind, message) };

    public static Baseline Baseline(EvalCase evalCase, double? appOk, string? caseHash = null) => new()
    {
        Suite = "faq",
        Origin = "baselines/faq.jsonl",
        DatasetHash = "d",
        App = "app",
        BlessedAt = DateTimeOffset.UnixEpoch,
        Cases =
        [
            new BaselineCase(
                evalCase.Id,
                caseHash ?? evalCase.CaseHash,
                null,
                1,
                appOk is { } ok ? new Dictionary<string, BaselineFeedback> { ["app_ok"] = new(FeedbackValue.Of(ok), "app_ok", null) } : new Dictionary<string, BaselineFeedback>()),
        ],
    };

    private static Feedback Feedback(string name) => new()
    {
        Id = name,
        TraceId = new string('1', 32),
        Name = name,
        Source = new FeedbackSource(SourceKind.Code, "test"),
    };
}
