using System.Text.Json.Nodes;

namespace EvalKit.Tests.Judging;

/// <summary>A case and its trial for judges.</summary>
internal static class SomeJudged
{
    public static ScoreArguments Arguments(string answer, params string[] context) => Arguments(new JsonObject { ["expected_response"] = "Frank Herbert" }, answer, context);

    public static ScoreArguments Arguments(JsonObject expectations, string answer, params string[] context) => new(
        new EvalCase { Id = "dune", CaseHash = "hash", Inputs = CaseFields.OfText(("question", "Who wrote Dune?")), Expectations = CaseFields.From(expectations) },
        new Trial { TraceId = new string('a', 32), CaseId = "dune", Status = TrialStatus.Ok, Output = AppOutput.FromText(answer) with { Context = context } });
}
