using System.Text.Json;
using EvalKit.Scoring;

namespace EvalKit.Bench;

/// <summary>The scorer json_schema over many answers: its schema compiled once, as it is, or once an answer.</summary>
internal static class SchemaCases
{
    public const int Cases = 5_000;

    private const string Schema = """
        {"type": "object", "required": ["id", "lines"], "properties": {"id": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]+$"}, "total": {"type": "number", "minimum": 0},
         "lines": {"type": "array", "items": {"$ref": "#/$defs/line"}}}, "$defs": {"line": {"type": "object", "required": ["sku"], "properties": {"sku": {"type": "string"}, "count": {"type": "integer"}}}}}
        """;

    public static async Task<int> RunAsync(bool once)
    {
        var scorer = Build();
        var met = 0;
        for (var i = 0; i < Cases; i++)
        {
            var output = AppOutput.FromText(FormattableString.Invariant($$"""{"id": "AB-{{i}}", "total": {{i}}.5, "lines": [{"sku": "x", "count": {{i}}}, {"sku": "y"}]}"""));
            var trial = new Trial { TraceId = "0", CaseId = "c", Status = TrialStatus.Ok, Output = output };
            var result = await (once ? scorer : Build()).ScoreAsync(new ScoreArguments(null, trial), CancellationToken.None);
            met += result.Scores[0].Passed == true ? 1 : 0;
        }

        return Usage.Print(met == Cases);
    }

    private static IScorer Build() => Scorers.JsonSchema(new JsonSchemaOptions { Schema = JsonElement.Parse(Schema) });
}
