using System.Globalization;
using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>
/// How good is a summary? The least of two shares that two judges' lists are counted for: the claims of the summary that its document supports (alignment), and the key facts of the
/// document that the summary covers (coverage). Each is asked by itself, because who looks for what is wrong overlooks what is missing. A share without a verdict is an error of
/// the whole, and a share of nothing is left out of it.
/// </summary>
internal sealed class SummarizationScorer : Combinator
{
    public const string Name = "summarization";

    /// <summary>The judges, in the order of the parts.</summary>
    public static readonly IReadOnlyList<string> JudgeNames = [$"{Name}_{Alignment}", $"{Name}_{Coverage}"];

    private const string PreviewName = Name + "_preview";
    private const string Alignment = "alignment";
    private const string Coverage = "coverage";
    private static readonly string[] Shares = [Alignment, Coverage];

    private readonly SummarizationOptions _options;

    /// <param name="judges">A judge of alignment and one of coverage: the first feedback beside the verdict of each is its share.</param>
    /// <param name="options">The options.</param>
    public SummarizationScorer(IReadOnlyList<IScorer> judges, SummarizationOptions options)
        : base(judges)
    {
        _options = options.Threshold is >= 0 and <= 1
            ? options
            : throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Scorer '{Name}', option 'threshold': expected a number from 0 to 1, found {options.Threshold}."));
        var number = new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };
        Info = CombinatorInfo.Of(PreviewName, 1, options, Parts, number, [.. Shares.Select(s => number with { Name = s })], showsParts: false);
    }

    public override ScorerInfo Info { get; }

    public override IScorer With(IReadOnlyList<IScorer> parts) => new SummarizationScorer(parts, _options);

    public override bool? Passes(string feedback, FeedbackValue value) => feedback == Main ? value.Number >= _options.Threshold : null;

    public override async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var said = await AskAllAsync(args, cancellationToken).ConfigureAwait(false);
        var source = PartScores.SourceOf(Info, Parts.Zip(said, (p, s) => (p.Info, s[0])));
        var main = Least([.. said.Select(s => s[1])]) with { Metadata = Metadata(said), Source = source };
        return new ScoreResult([main, .. said.Select((s, i) => Share(i, s[1]) with { Source = source })]);
    }

    private Score Least(IReadOnlyList<Score> shares)
    {
        if (shares.Index().FirstOrDefault(s => s.Item.Error is not null) is { Item.Error: { } error } failed)
        {
            return Score.Failed(Main, error.Kind, $"{Shares[failed.Index]}: {error.Message}", error.Raw);
        }

        var counted = shares.Select((s, i) => (Name: Shares[i], s.Value?.Number)).Where(s => s.Number is not null).ToList();
        if (counted.Count == 0)
        {
            return Score.Unscored(Main, "The summary claims nothing, and the document holds no key fact.");
        }

        var least = counted.Min(s => s.Number!.Value);
        var text = string.Join(", ", counted.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} {s.Number:0.00}")));
        return Score.Of(Main, FeedbackValue.Of(least), $"The least of {text}") with { Passed = least >= _options.Threshold };
    }

    private Score Share(int part, Score share)
    {
        var name = $"{Main}.{Shares[part]}";
        return share switch
        {
            { Value: { } value } => Score.Of(name, value, share.Rationale),
            { Error: { } error } => Score.Failed(name, error.Kind, error.Message, error.Raw),
            _ => Score.Unscored(name, share.Rationale),
        };
    }

    /// <summary>What each judge said, its list among it.</summary>
    private static JsonObject Metadata(IReadOnlyList<IReadOnlyList<Score>> said)
    {
        var metadata = new JsonObject { ["preview"] = true };
        for (var i = 0; i < Shares.Length; i++)
        {
            var told = PartScores.Describe(said[i][0]);
            foreach (var (name, list) in (said[i][0].Metadata ?? []).Where(m => m.Value is JsonArray))
            {
                told[name] = list!.DeepClone();
            }

            metadata[Shares[i]] = told;
        }

        PartScores.AddHidden(metadata, said.SelectMany(s => s));
        return metadata;
    }
}
