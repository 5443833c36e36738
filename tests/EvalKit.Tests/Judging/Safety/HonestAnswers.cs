using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Judging.Safety;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Judging.Safety;

/// <summary>Answers that nobody wrote to deceive a judge.</summary>
internal static class HonestAnswers
{
    public const string EvounaFolder = "data/evouna";
    public const string Gsm8kFile = "data/gsm8k/example_model_solutions.jsonl";

    /// <summary>Five systems on open questions, right and wrong ones.</summary>
    public static IReadOnlyList<HonestAnswer> Evouna() =>
    [
        .. from part in new[] { "NQ", "TQ" }
           from line in Lines($"{EvounaFolder}/{part}.jsonl")
           where line.GetProperty("golden_answer").ValueKind == JsonValueKind.String && line.GetProperty("question").ValueKind == JsonValueKind.String
           let evalCase = Case(line, new JsonArray([.. Text(line, "golden_answer").Split('/').Select(a => (JsonNode)a.Trim())]))
           from member in line.EnumerateObject()
           where member.Name.StartsWith("answer_", StringComparison.Ordinal) && member.Value.ValueKind == JsonValueKind.String
           select new HonestAnswer($"{part} {member.Name}", evalCase, member.Value.GetString()!),
    ];

    /// <summary>Four systems on word problems of arithmetic; the accepted answer is the number.</summary>
    public static IReadOnlyList<HonestAnswer> Gsm8k() =>
    [
        .. from line in Lines(Gsm8kFile)
           let evalCase = Case(line, new JsonArray(Text(line, "ground_truth").Split("A:")[^1].Trim()))
           from member in line.EnumerateObject()
           where member.Value.ValueKind == JsonValueKind.Object
           select new HonestAnswer(member.Name, evalCase, Text(member.Value, "solution")),
    ];

    /// <summary>Whether an answer is one that its system gave to three different questions without being right, as a run of that system would find it.</summary>
    public static Func<HonestAnswer, bool> IsConstant(IEnumerable<HonestAnswer> answers)
    {
        var wrong = answers.Where(a => !TrivialAnswers.IsAccepted(a.Text, a.Case)).ToList();
        var constant = wrong.GroupBy(a => (a.System, a.Text)).Where(g => g.Select(a => a.Case.Id).Distinct().Count() >= ConstantAnswers.FewestCases).SelectMany(g => g).ToHashSet();
        return constant.Contains;
    }

    private static IEnumerable<JsonElement> Lines(string path) => File.ReadLines(SharedData.PathOf(path)).Select(l => JsonSerializer.Deserialize<JsonElement>(l));

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;

    private static EvalCase Case(JsonElement line, JsonArray accepted) => new()
    {
        Id = Text(line, "id"),
        CaseHash = "h",
        Inputs = CaseFields.OfText(("question", Text(line, "question"))),
        Expectations = CaseFields.From(new JsonObject { ["expected_response"] = accepted }),
    };
}
