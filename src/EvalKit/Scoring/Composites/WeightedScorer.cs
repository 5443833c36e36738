using System.Globalization;

namespace EvalKit.Scoring;

/// <summary><c>weighted</c>: the weighted mean of the parts. A number counts as it is, any other value as 1 where it passes and 0 where it does not. A part that says nothing leaves no mean.</summary>
internal sealed class WeightedScorer : Combinator
{
    public const string Name = "weighted";

    private readonly WeightedOptions _options;
    private readonly IReadOnlyList<double> _weights;

    public WeightedScorer(IReadOnlyList<IScorer> parts, WeightedOptions options)
        : base(parts)
    {
        _options = options;
        _weights = PartWeights.Of(Name, parts.Count, options.Weights);
        Info = CombinatorInfo.Of(Name, 1, options, parts, Feedback(parts, _weights), [], showsParts: true);
    }

    public override ScorerInfo Info { get; }

    public override IScorer With(IReadOnlyList<IScorer> parts) => new WeightedScorer(parts, _options);

    public override bool? Passes(string feedback, FeedbackValue value) => feedback != Main || _options.PassAt is not { } limit ? null
        : Info.Feedbacks[0].Polarity == Polarity.HigherIsBetter ? value.Number >= limit : value.Number <= limit;

    public override async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var parts = await AskAllAsync(args, cancellationToken).ConfigureAwait(false);
        var main = Combine([.. parts.Zip(Names, (scores, name) => new PartVerdict(name, scores[0]))]);
        return new ScoreResult([main with { Source = PartScores.SourceOf(Info, Parts.Zip(parts, (p, s) => (p.Info, s[0]))) }, .. parts.SelectMany((scores, i) => Shown(i, scores))]);
    }

    private Score Combine(List<PartVerdict> parts)
    {
        if (parts.Where(p => p.Score.Value?.Kind != FeedbackValueKind.Number).Select(p => p.Fault).OfType<FeedbackError>().FirstOrDefault() is { } fault)
        {
            return Score.Failed(Main, fault.Kind, fault.Message, fault.Raw);
        }

        if (parts.Where(p => p.IsUnscored).Select(p => p.Part).FirstOrDefault() is { } unscored)
        {
            return Score.Unscored(Main, $"{unscored} had nothing to score");
        }

        var values = parts.ConvertAll(p => Number(p.Score));
        var value = FeedbackValue.Of(values.Zip(_weights, (v, w) => v * w).Sum() / _weights.Sum());
        var rationale = string.Join(", ", parts.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{p.Part} {values[i]:0.###} × {_weights[i]:0.###}")));
        return Score.Of(Main, value, rationale) with { Passed = Passes(Main, value) };
    }

    private static double Number(Score score) => score.Value!.Kind == FeedbackValueKind.Number ? score.Value.Number!.Value : score.Passed == true ? 1 : 0;

    /// <summary>The range that follows from the parts' ranges; a mean of numbers of which some are better when low would say nothing.</summary>
    private static FeedbackInfo Feedback(IReadOnlyList<IScorer> parts, IReadOnlyList<double> weights)
    {
        var infos = parts.Select(p => p.Info.Feedbacks[0]).ToList();
        if (infos.Select(PolarityOf).Distinct().Count() > 1)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{Name}' cannot mix numbers of which higher is better with numbers of which lower is better: put a threshold around {infos.First(f => PolarityOf(f) == Polarity.LowerIsBetter).Name}.");
        }

        double? Mean(Func<FeedbackInfo, double?> bound) => infos.All(f => bound(f) is not null) ? infos.Zip(weights, (f, w) => bound(f)!.Value * w).Sum() / weights.Sum() : null;
        return new FeedbackInfo(Name, FeedbackValueKind.Number)
        {
            Polarity = PolarityOf(infos[0]),
            Minimum = Mean(f => f.ValueKind == FeedbackValueKind.Number ? f.Minimum : 0),
            Maximum = Mean(f => f.ValueKind == FeedbackValueKind.Number ? f.Maximum : 1),
        };
    }

    /// <summary>What counts by whether it passes is better when it does.</summary>
    private static Polarity PolarityOf(FeedbackInfo feedback) => feedback.ValueKind == FeedbackValueKind.Number ? feedback.Polarity : Polarity.HigherIsBetter;
}
