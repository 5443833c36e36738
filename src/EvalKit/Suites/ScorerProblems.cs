using EvalKit.Scoring;

namespace EvalKit.Suites;

/// <summary>What is wrong with the scorers of a suite: names that clash, and fields that no case has.</summary>
internal static class ScorerProblems
{
    /// <summary>The feedback that every suite has.</summary>
    public const string AppOk = "app_ok";

    public static IEnumerable<string> Of(EvalSuite suite, EvalDataset dataset) =>
        Names(suite).Concat(dataset.Cases.Count == 0 ? [] : Needed(suite).Select(n => Missing(n.Scorer, n.Need, suite, dataset)).OfType<string>());

    /// <summary>What scorers and run metrics need, each once.</summary>
    private static IEnumerable<(ScorerInfo Scorer, string Need)> Needed(EvalSuite suite) => suite.Scorers.SelectMany(s => ScorerTree.NeedsOf(s).Select(n => (s.Info, n)))
        .Concat(suite.Metrics.SelectMany(m => m.Info.Needs.Distinct().Select(n => (m.Info, n))));

    /// <summary>Scorers and run metrics: both have names.</summary>
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
    private static string? Missing(ScorerInfo scorer, string need, EvalSuite suite, EvalDataset dataset)
    {
        var alternatives = need.Split('|', StringSplitOptions.TrimEntries);
        return alternatives.Any(path => dataset.Cases.Any(c => !IsMissing(c, path, hasApp: suite.App is not null)))
            ? null
            : $"the scorer '{scorer.Name}' needs {string.Join(" or ", alternatives)}, but no case of '{dataset.Name}' has it.{Hint(alternatives[0], dataset)}";
    }

    /// <summary>What an app will retrieve, tell and do is not known yet; what a recorded one did is, and spans are made of an app that runs alone.</summary>
    private static bool IsMissing(EvalCase evalCase, string path, bool hasApp) => path switch
    {
        Needs.Context => !hasApp && evalCase.RecordedOutput is { Context.Count: 0 },
        Needs.Trace => !hasApp && evalCase.RecordedOutput is not null,
        Needs.Messages => !hasApp && evalCase.RecordedOutput is { Messages: null },
        Needs.ToolCalls => !hasApp && evalCase.RecordedOutput is { ToolCalls: null },
        Needs.Conversation => ConversationReader.Of(evalCase, evalCase.RecordedOutput, out _) is null && (!hasApp || evalCase.Inputs.ContainsKey(ConversationReader.Field)),
        Needs.AnyInput => evalCase.Inputs.Count == 0,
        Needs.Reference => true,
        _ => Of(evalCase, path) is var (fields, name) && fields is not null && CaseNeeds.IsMissing(fields, name),
    };

    private static string Hint(string path, EvalDataset dataset)
    {
        var name = Of(dataset.Cases[0], path).Name;
        return path == Needs.Context ? " The passages of recorded outputs stand in the column 'outputs.context'."
            : path == Needs.Conversation ? " " + ConversationHint.Of(dataset.Cases[0], dataset.Cases[0].RecordedOutput)
            : path == Needs.Trace ? " Recorded outputs have no spans: run the app, or record what it did in the columns 'outputs.messages' or 'outputs.tool_calls' for a judge that reads traces."
            : path == Needs.Reference ? " It compares two answers: name it as the judge of the scorer pairwise, which gives it both."
            : path.StartsWith(Needs.Columns, StringComparison.Ordinal) && dataset.Cases.Any(c => c.Inputs.ContainsKey(name))
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
