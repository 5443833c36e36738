using System.Text.Json.Nodes;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring.Tools;

/// <summary>A question of the Berkeley Function Calling Leaderboard with its tools and the calls that are right.</summary>
internal sealed record BfclRow(string Id, JsonArray Tools, JsonArray Expected)
{
    public const string Folder = "data/bfcl";

    public static IReadOnlyList<BfclRow> Read(string file) =>
    [
        .. File.ReadLines(SharedData.PathOf($"{Folder}/{file}.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject()).Select(row =>
            new BfclRow((string)row["id"]!, row["function"]!.DeepClone().AsArray(), row["ground_truth"]?.DeepClone().AsArray() ?? [])),
    ];

    public static ToolLanguage LanguageOf(string file) => file switch
    {
        "simple_java" => ToolLanguage.Java,
        "simple_javascript" => ToolLanguage.Javascript,
        _ => ToolLanguage.Python,
    };

    /// <summary>The calls that are right, each argument being one of its allowed values.</summary>
    /// <param name="pick">Which of the values: 0 the first, 1 the second, …; beyond the last, the last.</param>
    /// <param name="omit">Whether an argument that may be left out is left out, unless its tool requires it.</param>
    public JsonArray Calls(int pick, bool omit) => [.. Expected.Select(call =>
    {
        var (name, allowed) = call!.AsObject().Single();
        var required = Required(name);
        var arguments = new JsonObject();
        foreach (var (argument, values) in allowed!.AsObject())
        {
            var isRequired = required.Contains(argument);
            if (Pick(values!, pick, omit && !isRequired) is (true, var value))
            {
                arguments[argument] = value;
            }
            else if (isRequired)
            {
                // Where no value is allowed at all, the data set means the empty list.
                arguments[argument] = values is JsonArray { Count: 0 } ? new JsonArray() : "";
            }
        }

        return (JsonNode)new JsonObject { ["name"] = name, ["arguments"] = arguments };
    })];

    public ScoreArguments Arguments(JsonArray made) => GivenCalls.Arguments(
        new AppOutput("done") { ToolCalls = System.Text.Json.JsonSerializer.SerializeToElement(made) }, Expected, Tools);

    public string[] Required(string tool) =>
        [.. Tools.Single(t => (string)t!["name"]! == tool)!["parameters"]!["required"]?.AsArray().Select(r => (string)r!) ?? []];

    private static (bool Given, JsonNode? Value) Pick(JsonNode values, int pick, bool omit)
    {
        if (values is not JsonArray list)
        {
            return (true, values.DeepClone());
        }

        var present = list.Where(v => !IsAbsence(v)).ToList();
        if (present.Count == 0 || (omit && list.Any(IsAbsence)))
        {
            return (false, null);
        }

        return (true, Inside(present[Math.Min(pick, present.Count - 1)], pick));
    }

    /// <summary>A value as an answer has it: the members of an allowed map are lists of allowed values themselves.</summary>
    private static JsonNode? Inside(JsonNode? value, int pick) => value switch
    {
        JsonObject map => new JsonObject(map.Select(m => (m.Key, Picked: Pick(m.Value!, pick, omit: false))).Where(m => m.Picked.Given).Select(m => KeyValuePair.Create(m.Key, m.Picked.Value))),
        JsonArray list when list.All(i => i is JsonObject) => new JsonArray([.. list.Select(i => Inside(i, pick))]),
        _ => value?.DeepClone(),
    };

    private static bool IsAbsence(JsonNode? value) => value is JsonValue text && text.TryGetValue(out string? t) && t.Length == 0;
}
