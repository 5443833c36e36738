using EvalKit.Scoring;

namespace EvalKit.Suites;

/// <summary>What is wrong with the scorers of a suite: names that clash, and fields that no case has.</summary>
internal static class ScorerProblems
{
    /// <summary>The feedback that every suite has.</summary>
    public const string AppOk = "app_ok";

    public static IEnumerable<string> Of(EvalSuite suite, EvalDataset dataset) =>
        Names(suite).Concat(dataset.Cases.Count == 0 ? [] : Described(suite).SelectMany(s => s.Needs.Distinct().Select(n => Missing(s, n, dataset))).OfType<string>());

    /// <summary>Scorers and run metrics: both need fields and have names.</summary>
    private static IEnumerable<ScorerInfo> Described(EvalSuite suite) => suite.Scorers.Select(s => s.Info).Concat(suite.Metrics.Select(m => m.Info));

    private static IEnumerable<string> Names(EvalSuite suite)
    {
        var feedback = Described(suite).SelectMany(s => s.Feedbacks.Select(f => (Scorer: s.Name, f.Name)));
        foreach (var group in feedback.GroupBy(f => f.Name, StringComparer.Ordinal))
        {
            if (group.Key == AppOk)
            {
                yield return $"the feedback '{AppOk}' is built in; give the scorer '{group.First().Scorer}' another name.";
            }
            else if (group.Count() > 1)
            {
                var scorers = string.Join(" and ", group.Select(f => f.Scorer));
                yield return $"the feedback '{group.Key}' is made by {scorers}; expected each name once. Set the option 'name' of one of them.";
            }
        }
    }

    /// <summary>The problem of a need that no case meets; null when one does. Of alternatives joined by <c>|</c> one is enough.</summary>
    private static string? Missing(ScorerInfo scorer, string need, EvalDataset dataset)
    {
        var alternatives = need.Split('|', StringSplitOptions.TrimEntries);
        return alternatives.Any(path => dataset.Cases.Any(c => !IsMissing(c, path)))
            ? null
            : $"the scorer '{scorer.Name}' needs {string.Join(" or ", alternatives)}, but no case of '{dataset.Name}' has it.{Hint(alternatives[0], dataset)}";
    }

    private static bool IsMissing(EvalCase evalCase, string path) =>
        Of(evalCase, path) is var (fields, name) && fields is not null && CaseNeeds.IsMissing(fields, name);

    private static string Hint(string path, EvalDataset dataset)
    {
        var name = Of(dataset.Cases[0], path).Name;
        return path.StartsWith(Needs.Columns, StringComparison.Ordinal) && dataset.Cases.Any(c => c.Inputs.ContainsKey(name))
            ? $" '{name}' is an input now: name the inputs (dataset: {{inputs: [...]}}), then the other columns are plain."
            : NearestNames.Hint(name, dataset.Cases.SelectMany(c => Of(c, path).Fields?.Keys ?? []));
    }

    /// <summary>The fields that a path leads into, and the name in them; null fields for the output, which is not known yet.</summary>
    private static (CaseFields? Fields, string Name) Of(EvalCase evalCase, string path) =>
        path.StartsWith(Needs.Inputs, StringComparison.Ordinal) ? (evalCase.Inputs, path[Needs.Inputs.Length..])
        : path.StartsWith(Needs.Expectations, StringComparison.Ordinal) ? (evalCase.Expectations, path[Needs.Expectations.Length..])
        : path.StartsWith(Needs.Columns, StringComparison.Ordinal) ? (evalCase.Columns, path[Needs.Columns.Length..])
        : (null, path);
}
