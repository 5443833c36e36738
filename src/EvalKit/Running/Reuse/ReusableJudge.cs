using EvalKit.Chat;
using EvalKit.Scoring;

namespace EvalKit.Running.Reuse;

/// <summary>A judge, or a scorer made of judges, as far as its judgements can be taken over from a baseline. Immutable.</summary>
internal sealed class ReusableJudge
{
    private readonly IReadOnlyDictionary<string, string> _kept;

    private ReusableJudge(IScorer scorer, string fingerprint, IReadOnlyDictionary<string, string> kept)
    {
        Scorer = scorer;
        Fingerprint = fingerprint;
        _kept = kept;
        Models = [.. ScorerTree.Leaves(scorer).Select(l => l.Leaf).OfType<IModelScorer>().Select(j => j.Model).Distinct()];
    }

    /// <summary>The scorer, without a client.</summary>
    public IScorer Scorer { get; }

    /// <summary>The fingerprint that the baseline keeps with its judgements.</summary>
    public string Fingerprint { get; }

    /// <summary>The verdict's feedback, then what is said beside it.</summary>
    public IReadOnlyList<FeedbackInfo> Feedbacks => Scorer.Info.Feedbacks;

    /// <summary>The models that it asks.</summary>
    public IReadOnlyList<ModelUri> Models { get; }

    /// <summary>Whether every model of it runs in process: its weights are in its fingerprint, so that it cannot drift.</summary>
    public bool IsLocal => Models.All(m => m.Provider == LocalModels.Scheme);

    public SourceKind Source => IsLocal ? SourceKind.Code : SourceKind.LlmJudge;

    /// <summary>
    /// A judge, or a combinator that shows feedback of its own only. What is held against another run's output, reads a plain column or a trace, or is shown
    /// the conversation is judged anew: none of them is in the hashes that say whether something changed.
    /// </summary>
    /// <returns>The judge; null where its judgements cannot be taken over as a whole.</returns>
    public static ReusableJudge? Of(IScorer scorer) => scorer switch
    {
        IModelScorer => IsOfTheCaseAlone(scorer) ? new(scorer, scorer.Info.Fingerprint, SameNames(scorer)) : null,
        IScorerCombinator combinator when ScorerTree.Leaves(scorer).Any(l => l.Leaf is IModelScorer) && !ShowsParts(combinator) && IsOfTheCaseAlone(scorer) =>
            new(scorer, scorer.Info.Fingerprint, SameNames(scorer)),
        _ => null,
    };

    /// <summary>A judge inside of a combinator that shows its feedback, which the baseline keeps under the name that it has there.</summary>
    /// <param name="combinator">The combinator, at the top.</param>
    /// <param name="part">Which part.</param>
    public static ReusableJudge? Of(IScorerCombinator combinator, int part)
    {
        var scorer = combinator.Parts[part];
        var (main, name) = (combinator.Info.Feedbacks[0].Name, PartNames.Of(combinator.Parts)[part]);
        var shown = scorer.Info.Feedbacks.ToDictionary(f => f.Name, f => PartNames.Shown(main, name, scorer.Info, f.Name), StringComparer.Ordinal);
        return scorer is IModelScorer && shown.Values.All(s => combinator.Info.Feedbacks.Any(f => f.Name == s)) && IsOfTheCaseAlone(scorer)
            ? new(scorer, combinator.Info.Fingerprint, shown)
            : null;
    }

    /// <summary>The name under which a run and its baseline keep a feedback.</summary>
    public string KeptName(string feedback) => _kept[feedback];

    /// <summary>Whether a value passes: a judge's rule is that of its verdict, and what it counts beside it knows none but its own truth.</summary>
    public bool? Passes(string feedback, FeedbackValue value) => Scorer switch
    {
        IScorerCombinator combinator => combinator.Passes(feedback, value),
        IModelScorer judge when feedback == Feedbacks[0].Name => judge.Passes(value),
        _ => value.Bool,
    };

    private static Dictionary<string, string> SameNames(IScorer scorer) => scorer.Info.Feedbacks.ToDictionary(f => f.Name, f => f.Name, StringComparer.Ordinal);

    private static bool ShowsParts(IScorerCombinator combinator)
    {
        var names = PartNames.Of(combinator.Parts);
        return combinator.Parts.Zip(names).Any(p => combinator.Info.Feedbacks.Any(f => f.Name == PartNames.Shown(combinator.Info.Feedbacks[0].Name, p.Second, p.First.Info, p.First.Info.Feedbacks[0].Name)));
    }

    private static bool IsOfTheCaseAlone(IScorer scorer) =>
        !ScorerTree.NeedsOf(scorer).SelectMany(n => n.Split('|', StringSplitOptions.TrimEntries)).Any(n => n is Needs.Reference or Needs.Baseline or Needs.Trace or Needs.Conversation || n.StartsWith(Needs.Columns, StringComparison.Ordinal));
}
