using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>What a judge is before it runs, its fingerprint included.</summary>
internal static class JudgeInfo
{
    public static ScorerInfo Of(JudgeFile judge, ModelUri model, string name)
    {
        var fingerprint = Fingerprint(judge, model);
        var form = judge.Verdict;
        var feedback = new FeedbackInfo(name, form.Kind)
        {
            Polarity = form.Polarity,
            Categories = form.Kind == FeedbackValueKind.Category ? form.Menu : [],
            ScorerKind = ScorerKind.Judge,
            ScorerFingerprint = fingerprint,
        };
        if (form.Kind == FeedbackValueKind.Number)
        {
            feedback = feedback with { Minimum = form.Minimum, Maximum = form.Maximum };
        }

        return new ScorerInfo(name, ScorerKind.Judge, [feedback, .. judge.Parts.Select(p => JudgeParts.Info(feedback, p))], fingerprint)
        {
            // Guidelines come with the judge, not with the case.
            Needs = [.. judge.Needs.Where(n => n != JudgeGuidelines.Need).Select(n => n == Needs.Trace ? Needs.AnyTrace : n)],
        };
    }

    /// <summary>A hash over everything that decides a verdict: prompt, model, parameters, what may be answered, parser, defences. Not the names and not the version in the file.</summary>
    private static string Fingerprint(JudgeFile judge, ModelUri model)
    {
        var decides = Decides(judge, model);
        JudgeAdditions.AddTo(decides, judge);
        return CanonicalJson.Hash(JsonSerializer.SerializeToElement(decides));
    }

    private static JsonObject Decides(JudgeFile judge, ModelUri model) => new()
    {
        ["prompt_hash"] = judge.Prompt.Hash,
        ["model"] = LocalVersion.Of(model) is { } version ? $"{model}@{version}" : model.ToString(),
        ["parameters"] = new JsonObject
        {
            ["temperature"] = judge.Parameters.Temperature,
            ["top_p"] = judge.Parameters.TopP,
            ["max_output_tokens"] = judge.Parameters.MaxOutputTokens,
            ["seed"] = judge.Parameters.Seed,
        },
        ["schema"] = JsonNode.Parse(judge.Verdict.Schema().GetRawText()),
        ["pass"] = new JsonArray([.. judge.Verdict.PassLabels.Select(p => (JsonNode)p), judge.Verdict.PassAtLeast, judge.Verdict.PassAtMost]),
        ["labelled"] = judge.Verdict.Labelled,
        ["spellings"] = JsonSerializer.SerializeToNode(judge.Verdict.Spellings),
        ["statements"] = JsonSerializer.SerializeToNode(judge.Verdict.Statements),
        ["parser"] = VerdictParser.Version,
        ["defences"] = judge.Defences.ToJson(),
    };
}
