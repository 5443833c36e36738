using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>What combinators share: their parts are asked like any scorer, so that a part that throws, times out or lacks an input is an error of its own and nothing worse.</summary>
/// <param name="parts">The parts, at least one.</param>
internal abstract class Combinator(IReadOnlyList<IScorer> parts) : IScorerCombinator
{
    private readonly IReadOnlyList<string> _names = PartNames.Of(parts);

    public abstract ScorerInfo Info { get; }

    public IReadOnlyList<IScorer> Parts { get; } = parts;

    /// <summary>The parts' names: in feedback, messages and metadata.</summary>
    protected IReadOnlyList<string> Names => _names;

    /// <summary>The main feedback's name.</summary>
    protected string Main => Info.Feedbacks[0].Name;

    public abstract IScorer With(IReadOnlyList<IScorer> parts);

    public virtual IEnumerable<PartCall> CallsOf(ScoreArguments args) => Parts.Select((_, i) => new PartCall(i, args));

    public abstract bool? Passes(string feedback, FeedbackValue value);

    public abstract ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken);

    /// <summary>Asks one part: a score for each of its feedbacks, the main one first.</summary>
    /// <exception cref="OperationCanceledException">The run is cancelled.</exception>
    protected async ValueTask<IReadOnlyList<Score>> AskAsync(int part, ScoreArguments args, CancellationToken cancellationToken)
    {
        var scores = await ScoreChecks.ScoreAsync(Parts[part], args, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return scores;
    }

    /// <summary>Asks every part about the same trial, one after the other.</summary>
    /// <exception cref="OperationCanceledException">The run is cancelled.</exception>
    protected async ValueTask<IReadOnlyList<IReadOnlyList<Score>>> AskAllAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var all = new List<IReadOnlyList<Score>>(Parts.Count);
        for (var part = 0; part < Parts.Count; part++)
        {
            all.Add(await AskAsync(part, args, cancellationToken).ConfigureAwait(false));
        }

        return all;
    }

    /// <summary>What a part said as feedback of the combinator: under its name here, with the combinator's fingerprint, and with the part's in the metadata.</summary>
    protected IEnumerable<Score> Shown(int part, IReadOnlyList<Score> scores)
    {
        var info = Parts[part].Info;
        return scores.Select(s => s with
        {
            Name = PartNames.Shown(Main, _names[part], info, s.Name),
            Source = s.Source?.Kind == SourceKind.Human ? s.Source : new FeedbackSource(PartScores.SourceOf(info, s), Info.Fingerprint),
            Metadata = Marked(s.Metadata, info.Fingerprint),
        });
    }

    private static JsonObject Marked(JsonObject? metadata, string fingerprint)
    {
        var marked = (JsonObject?)metadata?.DeepClone() ?? [];
        marked["scorer"] = fingerprint;
        return marked;
    }
}
