using EvalKit.Running.Planning;

namespace EvalKit.Reporting;

/// <summary>The document of <c>evalkit run --dry-run --json</c>; its schema is <c>docs/formats/plan.schema.json</c>.</summary>
public static class PlanJson
{
    /// <summary>Writes a plan.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="plan">The plan.</param>
    public static void Write(TextWriter output, RunPlan plan) => JsonDocumentWriter.WriteDocument(output, writer =>
    {
        writer.WriteNumber("schema", JsonDocumentWriter.Schema);
        writer.WriteString("suite", plan.Suite);
        writer.WriteNumber("cases", plan.Cases);
        writer.WriteNumber("repeats", plan.Repeats);
        writer.WriteNumber("most_repeats", plan.MostRepeats);
        writer.WriteNumber("kept", plan.Kept);
        writer.WriteString("continues_run", plan.ContinuesRun);
        writer.WriteNumber("app_calls", plan.AppCalls);
        writer.WriteNumber("app_replayed", plan.AppReplayed);
        writer.WriteNumber("app_unanswered", plan.AppUnanswered);
        writer.Number("app_cost_usd", (double?)plan.AppCostUsd);
        writer.WriteBoolean("knows_outputs", plan.KnowsOutputs);
        writer.WriteStartArray("judges");
        foreach (var judge in plan.Judges)
        {
            writer.WriteStartObject();
            writer.WriteString("name", judge.Name);
            writer.WriteString("model", judge.Model);
            writer.WriteNumber("judgements", judge.Judgements);
            writer.WriteBoolean("at_most", judge.AtMost);
            writer.WriteNumber("reused", judge.Reused);
            writer.WriteNumber("recorded", judge.Recorded);
            writer.WriteNumber("cached", judge.Cached);
            writer.WriteNumber("shared", judge.Shared);
            writer.WriteNumber("unanswered", judge.Unanswered);
            writer.WriteNumber("calls", judge.Calls);
            writer.WriteNumber("max_calls", judge.Calls + judge.MoreCalls);
            writer.WriteNumber("checks", judge.Checks);
            writer.WriteNumber("canaries", judge.Canaries);
            writer.Number("cost_usd", (double?)judge.CostUsd);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Number("cost_usd", (double?)plan.CostUsd);
        writer.WriteStartArray("cost_unknown");
        plan.UnknownCosts.ToList().ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
        writer.Number("budget_usd", (double?)plan.BudgetUsd);
        writer.WriteNumber("spent_usd", plan.SpentUsd);
        writer.WriteStartArray("gates");
        foreach (var (metric, effect) in plan.Gates)
        {
            writer.WriteStartObject();
            writer.WriteString("metric", metric);
            writer.WriteString("effect", effect);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });
}
