using System.Globalization;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Reads <c>rubric: {criteria: "...", levels: {1: "...", 5: "..."}, pass: 4, model: "openai:/..."}</c>.</summary>
internal sealed record RubricOptions : ScorerOptions
{
    public string Criteria { get; init; } = "";

    public int? Pass { get; init; }

    public string? Model { get; init; }

    public static IScorer Create(JsonObject options)
    {
        var read = ScorerOptionsJson.Read<RubricOptions>(RubricPrompt.Name, PartSpecs.Without(options, RubricPrompt.Levels));
        var model = read.Model ?? throw PartSpecs.Fault(RubricPrompt.Name, "model", "expected a model, such as openai:/gpt-4.1-mini, found nothing.");
        return Judges.Of(
            RubricPrompt.Of(new Rubric { Criteria = read.Criteria, Levels = LevelsOf(options[RubricPrompt.Levels]), PassAtLeast = read.Pass }),
            ModelUri.Parse(model).ToString(),
            read.Name ?? RubricPrompt.Name);
    }

    private static List<RubricLevel> LevelsOf(JsonNode? levels) => levels is JsonObject { Count: > 0 } map
        ? [.. map.Select(l => new RubricLevel(NumberOf(l.Key), l.Value?.ToString() ?? ""))]
        : throw PartSpecs.Fault(RubricPrompt.Name, RubricPrompt.Levels, $"expected a map of level to its description, such as {{1: \"wrong\", 2: \"right\"}}, found {levels?.ToJsonString() ?? "nothing"}.");

    private static int NumberOf(string level) => int.TryParse(level, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw PartSpecs.Fault(RubricPrompt.Name, RubricPrompt.Levels, $"expected whole numbers as levels, found '{level}'.");
}
