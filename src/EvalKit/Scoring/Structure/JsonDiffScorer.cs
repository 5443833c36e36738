using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Datasets;

namespace EvalKit.Scoring;

/// <summary>How much of the expected JSON does the output hold, leaf by leaf?</summary>
internal sealed class JsonDiffScorer : IScorer
{
    public const string Name = "json_diff";
    private const string PathsPart = ".paths";

    /// <summary>Differences that are told; a long array can hold thousands.</summary>
    private const int MostTold = 100;

    private readonly string _expectation;
    private readonly bool _fenced;
    private readonly LeafScorer? _leaf;
    private readonly UnorderedArrays _unordered;

    public JsonDiffScorer(JsonDiffOptions options, IScorer? leaf = null)
    {
        _expectation = options.Expectation;
        _fenced = options.Fenced;
        _leaf = leaf is null ? LeafScorer.Read(Name, options.Leaf) : new LeafScorer(Name, leaf);
        _unordered = new UnorderedArrays(Name, options.Unordered, options.UnorderedAt);
        var share = new FeedbackInfo(ScorerDescription.FeedbackName(Name, options), FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };
        var fingerprint = ScorerFingerprint.Of(Name, 1, options with { Leaf = null }, _leaf?.Fingerprint);
        var paths = new FeedbackInfo(share.Name + PathsPart, FeedbackValueKind.Number)
        {
            Polarity = Polarity.LowerIsBetter,
            Minimum = 0,
            Unit = "paths",
            ScorerFingerprint = fingerprint,
        };
        var info = ScorerDescription.Of(Name, ScorerKind.Code, fingerprint, share, Needs.Output, Needs.Expectations + _expectation);
        Info = info with { Feedbacks = [.. info.Feedbacks, paths] };
    }

    public ScorerInfo Info { get; }

    public async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var wanted = Expected(args.Case!).ToList();
        if (wanted.Find(w => w.Fault is not null) is { Fault: { } broken })
        {
            return Failed(new FeedbackError(FeedbackErrorKind.MissingInput, $"The expectation '{_expectation}' of case {args.Case!.Id} is not JSON: {broken}. Mend the case."));
        }

        if (!JsonAnswer.TryRead(args.Trial.Output!, _fenced, out var found, out var fault))
        {
            return NotJson(wanted.Min(w => JsonLeaves.Of(w.Value).Count), fault);
        }

        JsonDifference? nearest = null;
        foreach (var (value, _) in wanted)
        {
            var given = _unordered.IsEmpty ? JsonLeaves.Of(found) : await new JsonPairing(_unordered, _leaf, args, cancellationToken).LeavesAsync(value, found).ConfigureAwait(false);
            var (difference, error) = await CompareAsync(JsonDifference.Of(JsonLeaves.Of(value), given), args, cancellationToken).ConfigureAwait(false);
            if (error is not null)
            {
                return Failed(error);
            }

            nearest = nearest is null || difference.Share > nearest.Share ? difference : nearest;
        }

        return Result(nearest!);
    }

    /// <summary>The values that are accepted, or why one of them cannot be read.</summary>
    private IEnumerable<(JsonElement Value, string? Fault)> Expected(EvalCase evalCase)
    {
        if (_expectation == ExpectedResponses.Field)
        {
            return evalCase.AcceptedResponses.Select(text => Read(JsonSerializer.SerializeToElement(text)));
        }

        return FieldPath.TryFind(evalCase.Expectations, _expectation, out var value, out _) ? [Read(value)] : [];
    }

    private static (JsonElement Value, string? Fault) Read(JsonElement value) =>
        JsonAnswer.TryRead(new AppOutput(value), fenced: false, out var read, out var fault) ? (read, null) : (default, fault);

    private async ValueTask<(JsonDifference Difference, FeedbackError? Error)> CompareAsync(JsonDifference difference, ScoreArguments args, CancellationToken cancellationToken)
    {
        if (_leaf is null)
        {
            return (difference, null);
        }

        var scored = new List<LeafDifference>(difference.Differences.Count);
        foreach (var leaf in difference.Differences)
        {
            if (leaf is not { Expected: { } expected, Found: { } found })
            {
                scored.Add(leaf);
                continue;
            }

            var (score, error) = await _leaf.ScoreAsync(expected, found, args, cancellationToken).ConfigureAwait(false);
            if (error is not null)
            {
                return (difference, error with { Message = $"At {leaf.Place}: {error.Message}" });
            }

            scored.Add(leaf with { Score = score });
        }

        return (difference with { Differences = [.. scored.Where(s => s.Score < 1)] }, null);
    }

    private ScoreResult Result(JsonDifference difference)
    {
        var differences = difference.Differences;
        var told = differences.Count == 0 ? "" : $"; {string.Join("; ", differences.Take(3))}";
        var rationale = FormattableString.Invariant($"{difference.Compared - differences.Count} of {difference.Compared} leaves are equal") + told;
        var metadata = new JsonObject { ["compared"] = difference.Compared, ["paths"] = new JsonObject(differences.Take(MostTold).Select(Told)) };
        return new ScoreResult(
        [
            Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(difference.Share), rationale) with { Metadata = metadata },
            Score.Of(Info.Feedbacks[1].Name, FeedbackValue.Of(differences.Count), rationale),
        ]);
    }

    private static KeyValuePair<string, JsonNode?> Told(LeafDifference difference)
    {
        var told = new JsonObject { ["score"] = difference.Score };
        if (difference.Expected is { } expected)
        {
            told["expected"] = JsonSerializer.SerializeToNode(expected);
        }

        if (difference.Found is { } found)
        {
            told["found"] = JsonSerializer.SerializeToNode(found);
        }

        return KeyValuePair.Create(difference.Place, (JsonNode?)told);
    }

    /// <summary>An output that is not JSON has no leaf at all: each expected one is missing.</summary>
    private ScoreResult NotJson(int expected, string fault) => new(
    [
        Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(0.0), $"not JSON: {fault}"),
        Score.Of(Info.Feedbacks[1].Name, FeedbackValue.Of(expected), $"not JSON: {fault}"),
    ]);

    private ScoreResult Failed(FeedbackError error) => new([.. Info.Feedbacks.Select(f => Score.Failed(f.Name, error.Kind, error.Message))]);
}
