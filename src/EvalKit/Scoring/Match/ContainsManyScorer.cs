using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Does the output contain one of several texts, or all of them?</summary>
internal sealed class ContainsManyScorer : IScorer
{
    public const string AnyName = "contains_any", AllName = "contains_all";
    private readonly bool _all;
    private readonly WantedTexts _wanted;

    private ContainsManyScorer(string name, ManyTextsOptions options, bool all)
    {
        _all = all;
        _wanted = new WantedTexts(name, "texts", options.Texts, options.Parts);
        Info = ScorerDescription.Of(name, 1, options, new FeedbackInfo(name, FeedbackValueKind.Bool), _wanted.NeedsOf);
    }

    public ScorerInfo Info { get; }

    public static ContainsManyScorer Any(ManyTextsOptions options) => new(AnyName, options, all: false);

    public static ContainsManyScorer All(ManyTextsOptions options) => new(AllName, options, all: true);

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var output = _wanted.Even(args.OutputText);
        var found = _wanted.Of(args).ToLookup(w => ContainsScorer.Occurs(_wanted.Even(w), output));
        var passes = _all ? !found[false].Any() : found[true].Any();
        var rationale = found[false].FirstOrDefault() is { } missing && (_all || !passes)
            ? $"does not contain {Quote.Of(missing)}{(found[false].Skip(1).Any() ? " and others" : "")}"
            : $"contains {(_all ? "every text" : Quote.Of(found[true].First()))}";
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(passes), rationale) with
        {
            Metadata = new JsonObject { ["found"] = JsonSerializer.SerializeToNode(found[true]), ["missing"] = JsonSerializer.SerializeToNode(found[false]) },
        });
    }
}
