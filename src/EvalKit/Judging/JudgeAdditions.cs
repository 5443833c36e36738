using System.Text.Json.Nodes;

namespace EvalKit.Judging;

/// <summary>What few judges have, in the fingerprints of those alone: rules and parts, guidelines, texts of their own that the prompt places, examples, how a trace is read.</summary>
internal static class JudgeAdditions
{
    public static void AddTo(JsonObject decides, JudgeFile judge)
    {
        AddRules(decides, judge);
        AddTexts(decides, judge);
    }

    private static void AddRules(JsonObject decides, JudgeFile judge)
    {
        if (judge.EqualIs is { } equal)
        {
            decides["equal_is"] = equal;
        }

        if (judge.YesWhen is { } rule)
        {
            decides["yes_when"] = new JsonArray(rule.All, rule.Any, rule.Empty);
        }

        if (judge.Verdict.Items is { Of: ItemForm.Expectations })
        {
            decides["items_of"] = ItemForm.Expectations;
        }

        if (judge.IsWeighted)
        {
            decides["weighted"] = ExpectedVerdict.Version;
        }

        if (judge.Parts.Count > 0)
        {
            decides["parts"] = new JsonArray([.. judge.Parts.Select(p => new JsonArray(p.Name, p.Kind.ToString(), p.Of, p.Position, p.Polarity.ToString()))]);
        }

        if (judge.Guidelines.Count > 0)
        {
            decides["guidelines"] = new JsonArray([.. judge.Guidelines.Select(g => (JsonNode)g.Text)]);
        }
    }

    private static void AddTexts(JsonObject decides, JudgeFile judge)
    {
        if (judge.Texts.Count > 0)
        {
            decides["texts"] = new JsonObject(judge.Texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value)));
        }

        if (judge.Examples is { } examples)
        {
            decides["examples"] = new JsonArray(examples.Hash, FewShotText.Version);
        }

        if (judge.ReadsTrace)
        {
            decides["trace"] = judge.Trace.ToJson();
        }
    }
}
