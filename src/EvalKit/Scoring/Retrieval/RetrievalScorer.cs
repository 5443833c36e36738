using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Datasets;

namespace EvalKit.Scoring;

/// <summary>How well did the app find the passages of <c>expected_retrieved_context</c>?</summary>
internal sealed class RetrievalScorer : IScorer
{
    private const string Expectation = "expected_retrieved_context";
    private readonly RetrievalMetric _metric;
    private readonly RetrievalOptions _options;
    private readonly int? _k;

    public RetrievalScorer(RetrievalMetric metric, RetrievalOptions options)
    {
        options.Check(metric.Name);
        _metric = metric;
        _k = options.K ?? (metric.IsOfFirst ? RetrievalOptions.DefaultK : null);
        _options = options;
        var feedback = metric.IsBool ? new FeedbackInfo(metric.Name, FeedbackValueKind.Bool) : new FeedbackInfo(metric.Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };
        Info = ScorerDescription.Of(metric.Name, 2, options with { K = _k }, feedback, Needs.Output, Needs.Expectations + Expectation);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        if (Expected(args.Case!) is not { } expected)
        {
            return Failed(
                $"The expectation '{Expectation}' of case {args.Case!.Id} cannot be read: expected ids or texts, or objects with id or content and, if wanted, a relevance, "
                + "which is above 0 for at least one. Mend the case.");
        }

        if (Retrieved(args, out var fault) is not { } retrieved)
        {
            return Failed(fault);
        }

        var ranking = PassageMatcher.Match(expected, retrieved, _options.By);
        var value = _metric.Value(ranking, _k, _options);
        var found = ranking.Finds.Take(_k ?? retrieved.Count).Sum();
        var rationale = FormattableString.Invariant($"{found} of {ranking.Expected.Count} expected passages among the {(_k is null ? "" : "first ")}{Math.Min(_k ?? retrieved.Count, retrieved.Count)} retrieved");
        return ScoreResult.From(Score.Of(name, _metric.IsBool ? FeedbackValue.Of(value == 1) : FeedbackValue.Of(Math.Min(value, 1)), rationale) with
        {
            Metadata = new JsonObject { ["retrieved"] = retrieved.Count, ["expected"] = ranking.Expected.Count, ["found"] = found },
        });
    }

    /// <summary>The expected passages; null when they cannot be read or none is relevant.</summary>
    private static IReadOnlyList<RetrievedPassage>? Expected(EvalCase evalCase)
    {
        var value = evalCase.Expectations[Expectation];
        return Passages(value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value]) is { } passages
            && passages.Any(p => p.Relevance > 0)
            && passages.All(p => !string.IsNullOrWhiteSpace(p.Id) && !string.IsNullOrWhiteSpace(p.Text))
                ? passages
                : null;
    }

    /// <summary>The retrieved passages in rank order; null when they are not known.</summary>
    private IReadOnlyList<RetrievedPassage>? Retrieved(ScoreArguments args, out string fault)
    {
        fault = "";
        if (_options.Retrieved is not { } path)
        {
            fault = "The app told no retrieved passages. Return them beside the answer (AppOutput.Context), record them in outputs.context, make a span of each search, or name their place in "
                + "the output by the option 'retrieved'.";
            var context = RetrievedContext.Of(args);
            var ids = RetrievedContext.IdsOf(args);
            return context.Count == 0 ? null : [.. context.Select((text, rank) => new RetrievedPassage(ids.ElementAtOrDefault(rank) ?? text, text))];
        }

        var wrapped = new CaseFields([KeyValuePair.Create("output", args.Trial.Output!.Value)]);
        fault = $"The output has no list of passages at '{path}': expected ids or texts, or objects with id or content.";
        return FieldPath.TryFind(wrapped, "output." + path, out var value, out _) && value.ValueKind == JsonValueKind.Array ? Passages(value.EnumerateArray()) : null;
    }

    private static IReadOnlyList<RetrievedPassage>? Passages(IEnumerable<JsonElement> values)
    {
        var passages = values.Select(RetrievedPassage.Read).ToList();
        return passages.Contains(null) ? null : [.. passages.OfType<RetrievedPassage>()];
    }

    private ValueTask<ScoreResult> Failed(string message) => ScoreResult.From(Score.Failed(Info.Feedbacks[0].Name, FeedbackErrorKind.MissingInput, message));
}
