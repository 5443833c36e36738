using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Tests.Scoring.Tools;

/// <summary>Calls that were made beside calls that are expected, as short as a test wants them.</summary>
internal static class GivenCalls
{
    public static ScoreArguments Arguments(string made, string expected, string? tools = null) =>
        Arguments(new AppOutput("done") { ToolCalls = JsonElement.Parse(made) }, JsonNode.Parse(expected), tools is null ? null : JsonNode.Parse(tools));

    public static ScoreArguments Arguments(AppOutput output, JsonNode? expected, JsonNode? tools = null)
    {
        var evalCase = Given.Case() with
        {
            Inputs = CaseFields.From(new JsonObject { ["question"] = "?", ["tools"] = tools?.DeepClone() }),
            Expectations = CaseFields.From(new JsonObject { ["expected_tool_calls"] = expected?.DeepClone() }),
        };
        return new ScoreArguments(evalCase, Given.Answered("") with { Output = output });
    }

    public static bool Match(string options, string made, string expected, string? tools = null) =>
        Given.Score(Given.FromCatalog("tool_call_match", options), Arguments(made, expected, tools)).Value!.Bool!.Value;

    public static string Why(string options, string made, string expected) =>
        Given.Score(Given.FromCatalog("tool_call_match", options), Arguments(made, expected)).Rationale!;
}
