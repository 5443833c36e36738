using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>How much of an expected list is in the output's list? Items are paired so that their similarities add up to the most.</summary>
internal sealed class ListContainsScorer : IScorer
{
    public const string Name = "list_contains";

    private const TextNormalization Parts = TextNormalization.Squad | TextNormalization.StripAccents;
    private readonly ListContainsOptions _options;

    public ListContainsScorer(ListContainsOptions options)
    {
        _options = options;
        if (options.Separator is "")
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{Name}', option 'separator': expected a text that stands between two items, found an empty one.");
        }

        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        var accepted = args.Case!.AcceptedResponses;
        var expected = accepted.Count > 1 ? accepted : ListItems.Of(accepted[0], _options.Separator);
        var given = ListItems.Of(args.OutputText, _options.Separator);
        if (Math.Max(expected.Count, given.Count) > Assignment.MostItems)
        {
            return ScoreResult.From(Score.Failed(
                name,
                FeedbackErrorKind.ScorerFailed,
                FormattableString.Invariant($"The lists have {given.Count} and {expected.Count} items, which takes too long to pair: at most {Assignment.MostItems} on each side.")));
        }

        if (expected.Count == 0 || given.Count == 0)
        {
            var both = expected.Count == 0 && (given.Count == 0 || _options.AllowExtra);
            return ScoreResult.From(Score.Of(name, FeedbackValue.Of(both ? 1.0 : 0), both ? "nothing is expected" : expected.Count == 0 ? "nothing is expected, but items are given" : "no item is given"));
        }

        return ScoreResult.From(Paired(name, given, expected));
    }

    private Score Paired(string name, IReadOnlyList<string> given, IReadOnlyList<string> expected)
    {
        var similarity = new double[expected.Count, given.Count];
        var evened = given.Select(g => new ListItem(g, Parts)).ToList();
        for (var e = 0; e < expected.Count; e++)
        {
            var item = new ListItem(expected[e], Parts);
            for (var g = 0; g < given.Count; g++)
            {
                similarity[e, g] = item.SimilarityTo(evened[g], _options.Similarity);
            }
        }

        var pairs = new JsonArray();
        var sum = 0.0;
        foreach (var (g, e) in Assignment.Best(similarity).Select((g, e) => (g, e)).Where(p => p.g >= 0))
        {
            sum += similarity[e, g];
            pairs.Add(new JsonObject { ["expected"] = expected[e], ["given"] = given[g], ["similarity"] = similarity[e, g] });
        }

        var value = sum / (_options.AllowExtra ? expected.Count : Math.Max(expected.Count, given.Count));
        return Score.Of(name, FeedbackValue.Of(value), FormattableString.Invariant($"{expected.Count} expected, {given.Count} given")) with
        {
            Metadata = new JsonObject { ["pairs"] = pairs },
        };
    }
}
