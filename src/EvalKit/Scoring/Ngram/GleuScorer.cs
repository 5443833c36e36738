using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>
/// Google's BLEU for one sentence (Wu et al. 2016): the n-grams of 1 to 4 words that output and accepted answer share, over those of the side that has more. The
/// best accepted answer counts.
/// </summary>
internal sealed class GleuScorer : IScorer
{
    public const string Name = "gleu";
    private const int LongestNgram = 4;
    private readonly bool _lowerCase;
    private readonly Tokenizer _tokenizer;

    public GleuScorer(GleuOptions options)
    {
        _tokenizer = Tokenizers.ByName(Name, options.Tokenize);
        _lowerCase = options.LowerCase;
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 }, Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var references = args.Case!.AcceptedResponses;
        var vocabulary = new Vocabulary();
        var output = vocabulary.Number(Words(args.OutputText));
        var matches = NgramMatches.Count(output, [.. references.Select(r => vocabulary.Number(Words(r)))], LongestNgram);
        var outputNgrams = matches.Sum(m => m.Output);
        var (value, shared, referenceNgrams, best) = Enumerable.Range(0, references.Count)
            .Select(r => (Shared: matches.Sum(m => m.Matches[r]), Reference: matches.Sum(m => m.References[r]), r))
            .Select(c => (Value: (double)c.Shared / Math.Max(1, Math.Max(outputNgrams, c.Reference)), c.Shared, c.Reference, c.r))
            .MaxBy(c => c.Value);
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(value), $"best accepted answer: {Quote.Of(references[best])}") with
        {
            Metadata = new JsonObject { ["shared_ngrams"] = shared, ["output_ngrams"] = outputNgrams, ["reference_ngrams"] = referenceNgrams },
        });
    }

    private IReadOnlyList<string> Words(string text) => _tokenizer.Split(_lowerCase ? LowerCase.Of(text) : text);
}
