using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>
/// Which of two answers is better? A judge is asked in both orders, because judges favour a place. Only what both orders say counts: where they disagree it is a tie, and
/// the feedback <c>consistent</c> tells so (Zheng et al. 2023, arXiv 2306.05685). Equal answers are a tie without a question. An order without a verdict is an error.
/// </summary>
internal sealed class PairwiseScorer : Combinator
{
    public const string Name = "pairwise";
    private const string Consistent = "consistent";
    private const string Win = "win";

    private readonly PairwiseOptions _options;
    private readonly PairwiseReference _reference;

    public PairwiseScorer(IScorer judge, PairwiseOptions options)
        : base([judge])
    {
        PairwiseLabels.Check(judge);
        _options = options;
        _reference = new PairwiseReference(PairwiseReference.Check(options.Against));
        Info = CombinatorInfo.Of(
            Name,
            1,
            options,
            Parts,
            new FeedbackInfo(Name, FeedbackValueKind.Category) { Categories = PairwiseLabels.Outcomes },
            [new FeedbackInfo(Win, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 }, new FeedbackInfo(Consistent, FeedbackValueKind.Bool)],
            showsParts: false,
            [_reference.Need]);
    }

    public override ScorerInfo Info { get; }

    public override IScorer With(IReadOnlyList<IScorer> parts) => new PairwiseScorer(parts.Single(), _options);

    public override IEnumerable<PartCall> CallsOf(ScoreArguments args)
    {
        if (_reference.Of(args) is not { } reference || PairwiseOrders.AreEqual(args, reference))
        {
            return [];
        }

        var (candidateFirst, referenceFirst) = PairwiseOrders.Of(args, reference);
        return [new PartCall(0, candidateFirst), new PartCall(0, referenceFirst)];
    }

    /// <summary>The candidate passes unless the reference beats it.</summary>
    public override bool? Passes(string feedback, FeedbackValue value) =>
        feedback == Main ? value.Label != PairwiseLabels.Reference : value.Bool;

    public override async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        if (_reference.Of(args) is not { } reference)
        {
            return Failed(new FeedbackError(FeedbackErrorKind.MissingInput, _reference.Missing(args)), metadata: null);
        }

        if (PairwiseOrders.AreEqual(args, reference))
        {
            return Scores(PairwiseLabels.Tie, isConsistent: true, "The two answers are equal; no judge was asked.", new JsonObject { ["equal"] = true }, source: null);
        }

        var (candidateFirst, referenceFirst) = PairwiseOrders.Of(args, reference);
        var first = await AskAsync(0, candidateFirst, cancellationToken).ConfigureAwait(false);
        var second = await AskAsync(0, referenceFirst, cancellationToken).ConfigureAwait(false);
        return Combine(first[0], second[0], Metadata(first, second, reference));
    }

    private ScoreResult Combine(Score first, Score second, JsonObject metadata)
    {
        if ((Fault(first, PairwiseLabels.Candidate) ?? Fault(second, PairwiseLabels.Reference)) is { } fault)
        {
            return Failed(fault, metadata);
        }

        var (shownFirst, shownSecond) = (PairwiseLabels.OutcomeOf(first.Value!.Label!, isCandidateFirst: true), PairwiseLabels.OutcomeOf(second.Value!.Label!, isCandidateFirst: false));
        var agree = shownFirst == shownSecond;
        metadata[FeedbackMetadata.Flipped] = !agree;
        var source = PartScores.SourceOf(Info, [(Parts[0].Info, first), (Parts[0].Info, second)]);
        return agree
            ? Scores(shownFirst, isConsistent: true, first.Rationale, metadata, source)
            : Scores(
                PairwiseLabels.Tie, isConsistent: false, $"The verdict depends on the order: {shownFirst} when the candidate is shown first, {shownSecond} when the reference is.", metadata, source);
    }

    private ScoreResult Scores(string outcome, bool isConsistent, string? rationale, JsonObject metadata, FeedbackSource? source) => new([
        Score.Of(Main, FeedbackValue.OfCategory(outcome), rationale) with { Passed = outcome != PairwiseLabels.Reference, Metadata = metadata, Source = source },
        Score.Of($"{Main}.{Win}", FeedbackValue.Of(PairwiseLabels.PointsOf(outcome))) with { Source = source },
        Score.Of($"{Main}.{Consistent}", FeedbackValue.Of(isConsistent)) with { Source = source },
    ]);

    private ScoreResult Failed(FeedbackError error, JsonObject? metadata) =>
        new([.. Info.Feedbacks.Select((f, i) => Score.Failed(f.Name, error.Kind, error.Message, error.Raw) with { Metadata = i == 0 ? metadata : null })]);

    private static FeedbackError? Fault(Score score, string shownFirst) => score.Value is not null ? null
        : score.Error is { } error ? error with { Message = $"With the {shownFirst} shown first: {error.Message}" }
        : new FeedbackError(FeedbackErrorKind.Undecided, $"With the {shownFirst} shown first the judge had nothing to score.");

    private JsonObject Metadata(IReadOnlyList<Score> first, IReadOnlyList<Score> second, Trial reference)
    {
        var metadata = new JsonObject
        {
            ["candidate_first"] = PartScores.Describe(first[0]),
            ["reference_first"] = PartScores.Describe(second[0]),
            ["against"] = _options.Against ?? $"trial {reference.TraceId}",
        };
        PartScores.AddHidden(metadata, [.. first, .. second]);
        return metadata;
    }
}
