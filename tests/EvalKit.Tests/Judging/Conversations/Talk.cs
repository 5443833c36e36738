using System.Text.Json.Nodes;

namespace EvalKit.Tests.Judging.Conversations;

/// <summary>Conversations for judges.</summary>
internal static class Talk
{
    /// <summary>A case with turns, and an answer after them.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="turns">The turns, as <c>user: Hello</c>.</param>
    public static ScoreArguments Arguments(string answer, params string[] turns) => Arguments(answer, new JsonArray([.. turns.Select(Message)]));

    public static ScoreArguments Arguments(string answer, JsonArray messages, JsonObject? expectations = null) => new(
        new EvalCase { Id = "talk", CaseHash = "hash", Inputs = CaseFields.From(new JsonObject { ["messages"] = messages }), Expectations = CaseFields.From(expectations ?? []) },
        new Trial { TraceId = new string('a', 32), CaseId = "talk", Status = TrialStatus.Ok, Output = AppOutput.FromText(answer) });

    private static JsonObject Message(string turn)
    {
        var colon = turn.IndexOf(": ", StringComparison.Ordinal);
        return new JsonObject { ["role"] = turn[..colon], ["content"] = turn[(colon + 2)..] };
    }
}
