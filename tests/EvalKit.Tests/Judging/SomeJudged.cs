using System.Text.Json.Nodes;

namespace EvalKit.Tests.Judging;

/// <summary>A case and its trial for judges.</summary>
internal static class SomeJudged
{
    public static ScoreArguments Arguments(string answer, params string[] context) => Arguments(new JsonObject { ["expected_response"] = "Frank Herbert" }, answer, context);

    public static ScoreArguments Arguments(JsonObject expectations, string answer, params string[] context) => Arguments(CaseFields.OfText(("question", "Who wrote Dune?")), expectations, answer, context);

    /// <summary>The question as a conversation of one turn too.</summary>
    public static ScoreArguments Talk(JsonObject expectations, string answer, params string[] context) => Arguments(
        CaseFields.From(new JsonObject { ["question"] = "Who wrote Dune?", ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "Who wrote Dune?" }) }), expectations, answer, context);

    private static ScoreArguments Arguments(CaseFields inputs, JsonObject expectations, string answer, string[] context) => new(
        new EvalCase { Id = "dune", CaseHash = "hash", Inputs = inputs, Expectations = CaseFields.From(expectations) },
        new Trial { TraceId = new string('a', 32), CaseId = "dune", Status = TrialStatus.Ok, Output = AppOutput.FromText(answer) with { Context = context } });
}
