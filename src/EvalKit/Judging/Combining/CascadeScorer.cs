using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Asks scorers in turn until one is sure. Stages that answer alike give their own value; where they do not, the value is whether the deciding stage passes.</summary>
internal sealed class CascadeScorer : Combinator
{
    public const string Name = "cascade";
    private const string DecidedBy = "decided_by";

    private readonly CascadeOptions _options;
    private readonly IReadOnlyList<StageRule> _rules;
    private readonly Func<FeedbackValue, bool?> _passes;
    private readonly bool _isAlike;

    private CascadeScorer(IReadOnlyList<IScorer> stages, IReadOnlyList<StageRule> rules, CascadeOptions options, Func<FeedbackValue, bool?> passes)
        : base(stages)
    {
        _options = options;
        _rules = rules;
        var last = stages[^1].Info.Feedbacks[0];
        _isAlike = stages.All(s => IsAlike(s.Info.Feedbacks[0], last));
        _passes = passes;
        Info = CombinatorInfo.Of(
            Name,
            1,
            new Ruled(rules) { Name = options.Name },
            stages,
            _isAlike ? last : new FeedbackInfo(Name, FeedbackValueKind.Bool),
            [new FeedbackInfo(DecidedBy, FeedbackValueKind.Category) { Categories = Names }],
            showsParts: false);
    }

    public override ScorerInfo Info { get; }

    /// <exception cref="EvalKitException">There are fewer than two stages, or a rule does not fit its scorer.</exception>
    public static CascadeScorer Of(IReadOnlyList<CascadeStage> stages, CascadeOptions options) => stages.Count >= 2
        ? new CascadeScorer([.. stages.Select(s => s.Scorer)], [.. stages.Select(StageRule.Of)], options, PassRules.Of(stages[^1].Scorer))
        : throw VotingChecks.Fault(Name, "a cascade has at least two stages, the cheapest first.");

    public override IScorer With(IReadOnlyList<IScorer> parts) => new CascadeScorer(parts, _rules, _options, _passes);

    public override IEnumerable<PartCall> CallsOf(ScoreArguments args) => Parts.Select((_, i) => new PartCall(i, args, IsCertain: i == 0));

    public override bool? Passes(string feedback, FeedbackValue value) => feedback != Main ? null : _isAlike ? _passes(value) : value.Bool;

    public override async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var told = new JsonArray();
        var asked = new List<Score>(Parts.Count);
        for (var stage = 0; ; stage++)
        {
            var scores = await AskAsync(stage, args, cancellationToken).ConfigureAwait(false);
            asked.AddRange(scores);
            var isLast = stage == Parts.Count - 1;
            var unsure = _rules[stage].UnsureBecause(scores);
            told.Add(Told(stage, scores[0], isLast ? null : unsure));
            if (unsure is null || isLast)
            {
                var metadata = new JsonObject { ["stages"] = told };
                PartScores.AddHidden(metadata, asked);
                return Decided(stage, scores[0], metadata);
            }
        }
    }

    private ScoreResult Decided(int stage, Score score, JsonObject metadata)
    {
        var (main, by) = (ValueOf(stage, score), $"{Main}.{DecidedBy}");
        return new ScoreResult([
            main with { Metadata = metadata, Source = PartScores.SourceOf(Info, [(Parts[stage].Info, score)]) },
            main switch
            {
                { Value: not null } => Score.Of(by, FeedbackValue.OfCategory(Names[stage])),
                { Error: { } error } => Score.Failed(by, error.Kind, error.Message),
                _ => Score.Unscored(by, main.Rationale),
            },
        ]);
    }

    private Score ValueOf(int stage, Score score)
    {
        if (score.Value is not { } value)
        {
            return score.Error is { } error ? Score.Failed(Main, error.Kind, $"No stage decided; {Names[stage]}, the last one: {error.Message}", error.Raw) : Score.Unscored(Main, score.Rationale);
        }

        var rationale = $"{Names[stage]} decided{(score.Rationale is { } why ? $": {why}" : "")}";
        return _isAlike ? Score.Of(Main, value, rationale) with { Passed = score.Passed }
            : score.Passed is { } passed ? Score.Of(Main, FeedbackValue.Of(passed), rationale)
            : Score.Failed(Main, FeedbackErrorKind.ScorerFailed, $"{Names[stage]} has a value and no rule that says whether it passes: put a threshold around it, or let all stages answer alike.");
    }

    private JsonObject Told(int stage, Score score, string? unsure)
    {
        var told = PartScores.Describe(score);
        told.Insert(0, "stage", Names[stage]);
        if (unsure is not null)
        {
            told["passed_on"] = unsure;
        }

        return told;
    }

    private static bool IsAlike(FeedbackInfo a, FeedbackInfo b) =>
        a.ValueKind == b.ValueKind && a.Polarity == b.Polarity && a.Minimum == b.Minimum && a.Maximum == b.Maximum && a.Categories.ToHashSet(StringComparer.Ordinal).SetEquals(b.Categories);

    /// <summary>The options with the stages' rules, for the fingerprint.</summary>
    private sealed record Ruled(IReadOnlyList<StageRule> Stages) : ScorerOptions;
}
