using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Reads <c>g_eval: {criteria: "...", steps: ["..."], fields: [inputs, outputs], threshold: 7, model: "openai:/..."}</c>.</summary>
internal sealed record GEvalOptions : ScorerOptions
{
    public string? Criteria { get; init; }

    public IReadOnlyList<string>? Steps { get; init; }

    public IReadOnlyList<string>? Fields { get; init; }

    public double? Threshold { get; init; }

    public string? Model { get; init; }

    public static IScorer Create(JsonObject options)
    {
        var read = ScorerOptionsJson.Read<GEvalOptions>(GEvalPrompt.Name, options);
        var model = read.Model ?? throw PartSpecs.Fault(GEvalPrompt.Name, "model", "expected a model, such as openai:/gpt-4.1-mini, found nothing.");
        var definition = new GEval { Criteria = read.Criteria, Steps = read.Steps ?? [], Threshold = read.Threshold, Name = read.Name };
        return Judges.GEval(read.Fields is { } fields ? definition with { Fields = fields } : definition, ModelUri.Parse(model).ToString());
    }
}
