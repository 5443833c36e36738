using System.Globalization;
using EvalKit.Chat.Recording;
using EvalKit.Judging;
using EvalKit.Judging.Controls;
using EvalKit.Scoring;

namespace EvalKit.Running;

/// <summary>
/// Holds a run's judges to what they said of their controls when <c>evalkit judges check --model</c> asked them: the replies are in <c>recordings/controls/</c>, so nothing is asked and nothing paid. A judge
/// whose prompt, model or defences changed since was not asked those questions, and nothing is known of it.
/// </summary>
internal static class RecordedControls
{
    /// <summary>The feedback whose judges missed a control.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="options">Where its recordings are; told of misses.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<IReadOnlyList<string>> FailedAsync(EvalSuite suite, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, JudgeCheck?>(StringComparer.Ordinal);
        var failed = new List<string>();
        foreach (var scorer in suite.Scorers)
        {
            foreach (var judge in ScorerTree.Leaves(scorer).Select(l => l.Leaf).OfType<JudgeScorer>())
            {
                if (!known.TryGetValue(judge.Info.Fingerprint, out var check))
                {
                    known.Add(judge.Info.Fingerprint, check = await CheckAsync(judge, suite, options, cancellationToken).ConfigureAwait(false));
                    Tell(check, options);
                }

                if (check is { Misses: > 0 })
                {
                    failed.AddRange(RestingOn(judge, scorer));
                }
            }
        }

        return [.. failed.Distinct(StringComparer.Ordinal)];
    }

    private static async Task<JudgeCheck?> CheckAsync(JudgeScorer judge, EvalSuite suite, EvaluationOptions options, CancellationToken cancellationToken)
    {
        // Guidelines are the suite's: controls bring their own.
        var file = judge.File with { Guidelines = [], Parts = [.. judge.File.Parts.Where(p => p.Kind != JudgePartKind.Item)] };
        var folder = JudgeControls.RecordingsFolderOf(file, suite.Spec.Folder ?? options.Folder);
        if (!File.Exists(RecordingFile.PathFor(folder, JudgeControls.RecordingsName, file.Name)) || ControlsOf(file, options) is not { Count: > 0 } controls)
        {
            return null;
        }

        var recording = JudgeClients.RecordingOf(suite, options) with { Folder = folder, Suite = JudgeControls.RecordingsName, Mode = ReplayMode.Strict, CacheFolder = null };
        return await JudgeControls.CheckAsync(file, controls, judge.Model, models: null, recording, concurrency: 1, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The controls that fit the judge as it is now; null, and told, where they do not: then the judge was changed since, and was not asked.</summary>
    private static IReadOnlyList<JudgeControl>? ControlsOf(JudgeFile judge, EvaluationOptions options)
    {
        try
        {
            var controls = JudgeControls.Of(judge);
            JudgeControls.Verify(judge, controls);
            return controls;
        }
        catch (EvalKitException fault)
        {
            options.Notices?.Report($"the controls of the judge '{judge.Name}' do not fit it, so nothing is known of it by them: {fault.Message}");
            return null;
        }
    }

    /// <summary>The feedback that a judge has a part in: of a scorer that shows its parts not that of the others.</summary>
    private static IEnumerable<string> RestingOn(JudgeScorer judge, IScorer scorer)
    {
        var all = scorer.Info.Feedbacks.Select(f => f.Name);
        if (scorer is not IScorerCombinator combinator)
        {
            return all;
        }

        var main = scorer.Info.Feedbacks[0].Name;
        var others = combinator.Parts.Zip(PartNames.Of(combinator.Parts)).Where(p => ScorerTree.Leaves(p.First).All(l => l.Leaf.Info.Fingerprint != judge.Info.Fingerprint));
        return all.Except(others.SelectMany(p => p.First.Info.Feedbacks.Select(f => PartNames.Shown(main, p.Second, p.First.Info, f.Name))), StringComparer.Ordinal);
    }

    private static void Tell(JudgeCheck? check, EvaluationOptions options)
    {
        if (check is { Misses: > 0 })
        {
            var missed = string.Join(", ", check.Results.Where(r => r.IsMiss).Select(r => r.Control.Id).Take(3));
            options.Notices?.Report(string.Create(
                CultureInfo.InvariantCulture, $"the judge '{check.Judge.Name}' missed {check.Misses} of {check.Results.Count} controls on {check.Model} ({missed}): its gates are Invalid until it passes them, see `evalkit judges check {check.Judge.Name} --model {check.Model}`"));
        }
    }
}
