using EvalKit.Chat;
using EvalKit.Chat.Recording;

namespace EvalKit.Judging.Controls;

/// <summary>Tries judges on cases whose verdict is known. A judge that misses its controls is not to be relied on.</summary>
public static class JudgeControls
{
    private const string Extension = ".controls.jsonl";

    /// <summary>The name of the folder below <c>recordings/</c> that replies to controls are recorded in.</summary>
    public const string RecordingsName = "controls";

    /// <summary>
    /// The controls of a judge: those that EvalKit brings, or <c>&lt;file&gt;.controls.jsonl</c> beside the judge's file. A file that stands in the place of a judge
    /// that EvalKit brings, and has none beside it, is held to the controls of that one where they fit. Empty when there are none.
    /// </summary>
    /// <param name="judge">The judge.</param>
    /// <exception cref="EvalKitException">A line is malformed, or its verdict is not on the judge's menu; the message names file and line.</exception>
    public static IReadOnlyList<JudgeControl> Of(JudgeFile judge)
    {
        ArgumentNullException.ThrowIfNull(judge);
        if (judge.IsEmbedded || !File.Exists(PathOf(judge)))
        {
            var embedded = Embedded(judge.Name);
            return judge.IsEmbedded || embedded.All(c => Fits(judge, c)) ? embedded : [];
        }

        var controls = JudgeControlReader.Read(File.ReadAllText(PathOf(judge)), PathOf(judge));
        if (controls.FirstOrDefault(c => judge.Verdict.Read(c.Verdict) is null) is { } stranger)
        {
            throw new EvalKitException(FaultKind.Usage, $"{stranger.Location}: the verdict '{stranger.Verdict}' is not {judge.Verdict.Describe()}.");
        }

        return controls.FirstOrDefault(c => Contradicts(judge, c)) is { } odd
            ? throw new EvalKitException(FaultKind.Usage, $"{odd.Location}: the control '{odd.Id}' is {(odd.Kind == JudgeControlKind.KnownGood ? "known_good, but its verdict does not pass" : "known_bad, but its verdict passes")}: '{odd.Verdict}'. Change one of the two.")
            : controls;
    }

    /// <summary>Whether a control's kind says otherwise than its verdict, so that it would count in the wrong line.</summary>
    internal static bool Contradicts(JudgeFile judge, JudgeControl control) =>
        judge.Verdict.Read(control.Verdict) is { } verdict && judge.Verdict.Passes(verdict) is { } passes
        && ((control.Kind == JudgeControlKind.KnownGood && !passes) || (control.Kind == JudgeControlKind.KnownBad && passes));

    /// <summary>Where the controls of a judge of one's own stand, or would: beside its file.</summary>
    /// <param name="judge">The judge, which is not one that EvalKit brings.</param>
    public static string PathOf(JudgeFile judge)
    {
        ArgumentNullException.ThrowIfNull(judge);
        return Path.ChangeExtension(judge.Location, null) + Extension;
    }

    /// <summary>The folder that the replies to a judge's controls are recorded below: beside the judge's own folder, as those of a suite stand beside it, or the suite's for a judge that EvalKit brings.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="folder">The suite's folder.</param>
    public static string RecordingsFolderOf(JudgeFile judge, string folder)
    {
        ArgumentNullException.ThrowIfNull(judge);
        return judge.IsEmbedded ? folder : Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(judge.Location))) ?? folder;
    }

    /// <summary>Renders the judge's request for each control, so that a template at fault is found before a model is asked. Nothing is asked.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="controls">The controls.</param>
    /// <exception cref="EvalKitException">A control lacks what the judge needs, or the template names what does not exist; the message names file and line.</exception>
    public static void Verify(JudgeFile judge, IReadOnlyList<JudgeControl> controls)
    {
        ArgumentNullException.ThrowIfNull(controls);
        foreach (var control in controls)
        {
            var scorer = ScorerOf(judge, control, LocalModels.ShortAnswer);
            if (scorer.Missing(control.Arguments) is { } missing)
            {
                throw new EvalKitException(FaultKind.Usage, $"{control.Location}: the judge '{judge.Name}' needs {missing}, which the control '{control.Id}' lacks.");
            }

            scorer.Preview(control.Arguments);
        }
    }

    /// <summary>Tells what <see cref="CheckAsync"/> would do; nothing is asked.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="controls">The controls.</param>
    /// <param name="model">The model.</param>
    /// <param name="models">Makes its client; null when there is none.</param>
    /// <param name="options">What stands between judge and model.</param>
    /// <exception cref="EvalKitException">The model cannot be asked, a recording file is broken, or the template cannot be rendered.</exception>
    public static JudgeCheckPlan Plan(JudgeFile judge, IReadOnlyList<JudgeControl> controls, ModelUri model, IChatModels? models, RecordingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Verify(judge, controls);
        if (controls.Count == 0)
        {
            return new JudgeCheckPlan(0, 0, 0, 0, 0, 0);
        }

        var scorers = controls.Select(c => ScorerOf(judge, c, model)).ToList();
        using var client = RecordingChatClient.For(scorers[0], models, For(model, options));
        var requests = scorers.Select((s, i) => s.Preview(controls[i].Arguments)).OfType<ChatRequest>().Select(r => (Most: scorers[0].Estimate(r), Source: client.SourceOf(r))).ToList();
        int Of(ReplySource source) => requests.Count(r => r.Source == source);
        var asked = requests.Where(r => r.Source == ReplySource.Model).Select(r => r.Most).ToList();
        var costs = asked.ConvertAll(m => options.Prices.CostOf(model, m.Tokens));
        return new JudgeCheckPlan(requests.Count, Of(ReplySource.Recording), Of(ReplySource.Cache), Of(ReplySource.Nobody), asked.Count, costs.Contains(null) ? null : costs.Sum())
        {
            MoreCalls = asked.Sum(m => m.Calls - 1),
        };
    }

    /// <summary>Asks a model for a verdict on each control.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="controls">The controls.</param>
    /// <param name="model">The model.</param>
    /// <param name="models">Makes its client; null when there is none.</param>
    /// <param name="options">What stands between judge and model: recordings lie in <c>recordings/&lt;suite&gt;/&lt;judge&gt;.jsonl</c> of its folder. An in-process model is not recorded unless that is asked for.</param>
    /// <param name="concurrency">Calls in flight at once, from 1.</param>
    /// <param name="cancellationToken">Cancels the asking.</param>
    /// <exception cref="EvalKitException">The model cannot be asked, a recording file is broken, or the template cannot be rendered.</exception>
    public static async Task<JudgeCheck> CheckAsync(
        JudgeFile judge, IReadOnlyList<JudgeControl> controls, ModelUri model, IChatModels? models, RecordingOptions options, int concurrency, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        Verify(judge, controls);
        var scorers = controls.Select(c => ScorerOf(judge, c, model)).ToList();
        if (scorers.Count == 0)
        {
            return new JudgeCheck(judge, model, []);
        }

        using var client = RecordingChatClient.For(scorers[0], models, For(model, options));
        var results = new JudgeControlResult[controls.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, controls.Count, parallel, async (i, token) =>
        {
            var score = (await scorers[i].Bind(client).ScoreAsync(controls[i].Arguments, token).ConfigureAwait(false)).Scores[0];
            var expected = judge.Verdict.Read(controls[i].Verdict)!;
            score = score.Error is { Kind: FeedbackErrorKind.NotRecorded } ? NotRecorded(score.Name, judge, model, client) : score;
            results[i] = new JudgeControlResult(controls[i], score, expected) { ExpectedPasses = judge.Verdict.Passes(expected) };
        }).ConfigureAwait(false);
        return new JudgeCheck(judge, model, results);
    }

    private static IReadOnlyList<JudgeControl> Embedded(string name) =>
        EmbeddedJudges.ReadControls(name) is { } text ? JudgeControlReader.Read(text, $"judges/{name}{Extension} (embedded)") : [];

    /// <summary>Whether a judge that was changed can still be asked about a control of the one that it was made from: it may need what that one did not.</summary>
    private static bool Fits(JudgeFile judge, JudgeControl control)
    {
        if (judge.Verdict.Read(control.Verdict) is null)
        {
            return false;
        }

        try
        {
            Verify(judge, [control]);
            return true;
        }
        catch (EvalKitException)
        {
            return false;
        }
    }

    private static Score NotRecorded(string name, JudgeFile judge, ModelUri model, RecordingChatClient client)
    {
        var why = client.Missing is { } missing ? $", and {model} cannot be asked: {missing.TrimEnd('.')}" : "";
        return Score.Failed(
            name, FeedbackErrorKind.NotRecorded, $"No recording of this request in {client.File.Path}{why}. Record what is missing: `evalkit judges check {judge.Name} --model {model} --replay {RecordingChatClient.ModeThatRecords(model)}`.");
    }

    /// <summary>An in-process model costs nothing and always answers alike.</summary>
    private static RecordingOptions For(ModelUri model, RecordingOptions options) =>
        options.Mode == ReplayMode.Auto && LocalModels.IsLocal(model) ? options with { Mode = ReplayMode.Off } : options;

    private static JudgeScorer ScorerOf(JudgeFile judge, JudgeControl control, ModelUri model)
    {
        try
        {
            return new JudgeScorer(JudgeGuidelines.Apply(judge, control.Guidelines), model, name: null);
        }
        catch (EvalKitException exception)
        {
            throw new EvalKitException(FaultKind.Usage, $"{control.Location}: {exception.Message}", exception);
        }
    }
}
