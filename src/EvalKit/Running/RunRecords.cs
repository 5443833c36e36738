using System.Globalization;
using System.Text.Json;
using EvalKit.Judging.Robustness;
using EvalKit.Scoring;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>Makes the record of a run that begins.</summary>
internal static class RunRecords
{
    public static RunRecord Create(EvalSuite suite, EvalDataset dataset, EvaluationOptions options, IIdSource ids, IReadOnlyList<IScorer> scorers, ReferenceTrials references, IReadOnlyList<string>? failedJudges = null)
    {
        var selected = options.SelectedCases is { } some ? dataset.Cases.Count(c => some.Contains(c.Id)) : dataset.Cases.Count;
        return new RunRecord
        {
            Id = ids.NewId(),
            SessionId = options.SessionId ?? ids.NewId(),
            Experiment = options.Experiment ?? suite.Name,
            Name = options.Name,
            Suite = suite.Name,
            State = RunState.Running,
            Partial = selected < dataset.Cases.Count,
            TotalCases = dataset.Cases.Count,
            SelectedCases = selected,
            Dataset = dataset.Name,
            DatasetHash = dataset.ContentHash,
            SuiteFingerprint = SuiteFingerprint.Of(suite),
            AppFingerprint = AppFingerprints.Of(suite, dataset),
            Parameters = Parameters(suite, dataset, options, references, scorers),
            Metrics = [.. suite.Metrics.Select(m => m.Spec ?? new ScorerSpec(m.Info.Feedbacks[0].Name, []))],
            Gates = suite.Gates,
            FailedJudges = failedJudges ?? [],
            Feedbacks = [.. Scorers.AppOk().Info.Feedbacks, .. scorers.SelectMany(DeclaredFeedback)],
            Environment = options.Environment ?? new RunEnvironment(),
            StartedAt = options.Time.GetUtcNow(),
        };
    }

    /// <summary>A feedback's declaration with the scorer that makes it, so that a stored run can be compared without its scorers. What a combinator shows of a part keeps the part's kind.</summary>
    private static IEnumerable<FeedbackInfo> DeclaredFeedback(IScorer scorer) =>
        scorer.Info.Feedbacks.Select(f => f with { ScorerKind = scorer is IScorerCombinator ? f.ScorerKind : scorer.Info.Kind, ScorerFingerprint = scorer.Info.Fingerprint });

    private static Dictionary<string, string> Parameters(
        EvalSuite suite, EvalDataset dataset, EvaluationOptions options, ReferenceTrials references, IReadOnlyList<IScorer> scorers)
    {
        var parameters = new Dictionary<string, string>(options.Parameters, StringComparer.Ordinal)
        {
            [RunRecord.RepeatsParameter] = suite.Run.AddsRepeats ? RunRecord.AutoRepeats : suite.Run.Repeats.ToString(CultureInfo.InvariantCulture),
            ["concurrency"] = suite.Run.Concurrency.ToString(CultureInfo.InvariantCulture),
            [RunRecord.SeedParameter] = suite.Run.Seed.ToString(CultureInfo.InvariantCulture),
            ["retries"] = suite.Run.Retries.ToString(CultureInfo.InvariantCulture),
            ["timeout_s"] = suite.Run.Timeout?.TotalSeconds.ToString(CultureInfo.InvariantCulture) ?? "none",
            ["replay"] = suite.Run.Replay.ToString().ToLowerInvariant(),
            [RunRecord.SelectionParameter] = Selection(dataset, options.SelectedCases),
            [RunRecord.FolderParameter] = Path.GetFullPath(suite.Spec.Folder ?? options.Folder),
        };
        if (references.RunId is { } run)
        {
            parameters[RunRecord.ReferenceParameter] = run;
        }

        foreach (var scorer in scorers)
        {
            if (RobustnessFile.StateOf(scorer, suite.Spec.Folder ?? options.Folder) is { } state)
            {
                parameters[RunRecord.RobustnessParameter + scorer.Info.Feedbacks[0].Name] = state;
            }
        }

        return parameters;
    }

    private static string Selection(EvalDataset dataset, IReadOnlySet<string>? selected) => selected is null || dataset.Cases.All(c => selected.Contains(c.Id))
        ? RunRecord.WholeSelection
        : CanonicalJson.Hash(JsonSerializer.SerializeToElement(dataset.Cases.Select(c => c.Id).Where(selected.Contains).Order(StringComparer.Ordinal)));
}
