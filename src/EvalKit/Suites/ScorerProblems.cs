using System.Text.Json;

namespace EvalKit.Suites;

/// <summary>What is wrong with the scorers of a suite: names that clash, and fields that no case has.</summary>
internal static class ScorerProblems
{
    /// <summary>The feedback that every suite has.</summary>
    public const string AppOk = "app_ok";

    private const string Inputs = "inputs.";
    private const string Expectations = "expectations.";
    private const string Columns = "columns.";

    public static IEnumerable<string> Of(EvalSuite suite, EvalDataset dataset) =>
        Names(suite).Concat(dataset.Cases.Count == 0 ? [] : suite.Scorers.SelectMany(s => s.Info.Needs.Distinct().Select(need => Missing(s, need, dataset))).OfType<string>());

    private static IEnumerable<string> Names(EvalSuite suite)
    {
        var feedback = suite.Scorers.SelectMany(s => s.Info.Feedbacks.Select(f => (Scorer: s.Info.Name, f.Name)));
        foreach (var group in feedback.GroupBy(f => f.Name, StringComparer.Ordinal))
        {
            if (group.Key == AppOk)
            {
                yield return $"the feedback '{AppOk}' is built in; give the scorer '{group.First().Scorer}' another name.";
            }
            else if (group.Count() > 1)
            {
                yield return $"the feedback '{group.Key}' is made by {string.Join(" and ", group.Select(f => f.Scorer))}; expected each name once. Set the option 'name' of one of them.";
            }
        }
    }

    private static string? Missing(IScorer scorer, string need, EvalDataset dataset)
    {
        // Of alternatives, joined by |, one is enough; the message's hint is about the first.
        var alternatives = need.Split('|', StringSplitOptions.TrimEntries).Select(Of).ToArray();
        if (alternatives.Any(a => a.Fields is null || dataset.Cases.Any(c => HasValue(a.Fields(c), a.Name))))
        {
            return null;
        }

        var (fields, name) = (alternatives[0].Fields!, alternatives[0].Name);
        var elsewhere = need.StartsWith(Columns, StringComparison.Ordinal) && dataset.Cases.Any(c => c.Inputs.ContainsKey(name))
            ? $" '{name}' is an input now: name the inputs (dataset: {{inputs: [...]}}), then the other columns are plain."
            : NearestNames.Hint(name, dataset.Cases.SelectMany(c => fields(c).Keys).Distinct(StringComparer.Ordinal));
        return $"the scorer '{scorer.Info.Name}' needs {need}, but no case of '{dataset.Name}' has it.{elsewhere}";
    }

    private static (Func<EvalCase, CaseFields>? Fields, string Name) Of(string need) =>
        need.StartsWith(Inputs, StringComparison.Ordinal) ? (c => c.Inputs, need[Inputs.Length..])
        : need.StartsWith(Expectations, StringComparison.Ordinal) ? (c => c.Expectations, need[Expectations.Length..])
        : need.StartsWith(Columns, StringComparison.Ordinal) ? (c => c.Columns, need[Columns.Length..])
        : (null, need);

    private static bool HasValue(CaseFields fields, string name) => fields.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
}
