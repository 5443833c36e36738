using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Asks a scorer how near one leaf is to another: the found leaf is its output, the expected one its accepted answer.</summary>
internal sealed class LeafScorer
{
    private readonly IScorer _scorer;

    /// <exception cref="EvalKitException">The scorer needs more than two texts, or its value is not on [0, 1].</exception>
    public LeafScorer(string owner, IScorer scorer)
    {
        var feedback = scorer.Info.Feedbacks[0];
        if (scorer.Info.Needs.FirstOrDefault(n => n is not (Needs.Output or Needs.ExpectedResponse)) is { } need)
        {
            throw Fault(owner, $"'{scorer.Info.Name}' needs {need}, and a leaf has only its text and the expected one.");
        }

        if (scorer.Info.Kind != ScorerKind.Code || feedback is not { Minimum: 0, Maximum: 1, Polarity: Polarity.HigherIsBetter })
        {
            throw Fault(owner, $"'{scorer.Info.Name}' cannot score leaves: expected a code scorer whose value is on [0, 1], higher being better.");
        }

        _scorer = scorer;
    }

    public string Fingerprint => _scorer.Info.Fingerprint;

    /// <summary>The scorer that a suite file names.</summary>
    public static LeafScorer? Read(string owner, JsonElement? leaf) => leaf switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } name => new LeafScorer(owner, ScorerCatalog.Create(new ScorerSpec(name.GetString()!, []))),
        { ValueKind: JsonValueKind.Object } one when one.GetPropertyCount() == 1 && one.EnumerateObject().First() is { Value.ValueKind: JsonValueKind.Object } entry =>
            new LeafScorer(owner, ScorerCatalog.Create(new ScorerSpec(entry.Name, JsonObject.Create(entry.Value)!))),
        { } other => throw Fault(owner, $"expected the name of a scorer, or one name with its options, found {Quote.Of(other.GetRawText())}."),
    };

    /// <summary>How near the leaves are. Where the scorer has nothing to compare they are merely unequal; where it fails, it fails.</summary>
    public async ValueTask<(double Score, FeedbackError? Error)> ScoreAsync(JsonElement expected, JsonElement found, ScoreArguments args, CancellationToken cancellationToken)
    {
        var expectation = new CaseFields([KeyValuePair.Create(ExpectedResponses.Field, JsonSerializer.SerializeToElement((string[])[JsonText.Of(expected) ?? "null"]))]);
        var evalCase = args.Case! with { Expectations = expectation };
        var trial = args.Trial with { Output = new AppOutput(found.ValueKind == JsonValueKind.Null ? JsonSerializer.SerializeToElement("null") : found) };
        var score = (await ScoreChecks.ScoreAsync(_scorer, new ScoreArguments(evalCase, trial), cancellationToken).ConfigureAwait(false))[0];
        return (score.Value?.Number ?? 0, score.Error is { Kind: FeedbackErrorKind.MissingInput } ? null : score.Error);
    }

    private static EvalKitException Fault(string owner, string message) => new(FaultKind.Usage, $"Scorer '{owner}', option 'leaf': {message}");
}
