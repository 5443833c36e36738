using System.Text.Json.Nodes;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace EvalKit.Scoring.Html;

/// <summary>Is the output HTML without a parse error?</summary>
internal sealed class ValidHtmlScorer : IScorer
{
    public const string Name = "valid_html";

    /// <summary>Faults that are told; a broken page can have thousands.</summary>
    private const int MostTold = 20;

    /// <summary>Characters of a page.</summary>
    private const int Longest = 2_000_000;

    /// <summary>What stands before a fragment: one line.</summary>
    private const string PageAround = "<!DOCTYPE html><title>page</title><body>\n";

    private readonly ValidHtmlOptions _options;

    public ValidHtmlScorer(ValidHtmlOptions options)
    {
        _options = options;
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), "outputs");
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        var text = _options.Fenced ? FencedText.Of(args.OutputText) : args.OutputText;
        if (text.Length > Longest)
        {
            return ScoreResult.From(Score.Failed(name, FeedbackErrorKind.ScorerFailed, FormattableString.Invariant($"The output has {text.Length} characters, expected at most {Longest}.")));
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return ScoreResult.From(Score.Of(name, FeedbackValue.Of(false), "not HTML: the text is empty"));
        }

        List<string> faults;
        try
        {
            faults = Faults(text);
        }
        catch (TooDeepException)
        {
            return ScoreResult.From(Score.Failed(name, FeedbackErrorKind.ScorerFailed, FormattableString.Invariant($"The output's elements lie more than {OpenElements.Deepest} deep in each other, which takes too long to read.")));
        }

        if (faults.Count == 0)
        {
            return ScoreResult.From(Score.Of(name, FeedbackValue.Of(true), "HTML without a parse error"));
        }

        var more = faults.Count == 1 ? "" : FormattableString.Invariant($" (and {faults.Count - 1} more)");
        return ScoreResult.From(Score.Of(name, FeedbackValue.Of(false), faults[0] + more) with { Metadata = new JsonObject { ["faults"] = new JsonArray([.. faults.Take(MostTold).Select(f => (JsonNode)f)]) } });
    }

    private List<string> Faults(string text)
    {
        // No configuration: nothing is loaded and no script runs.
        var open = new OpenElements();
        var parser = new HtmlParser(new HtmlParserOptions { OnToken = (token, _) => open.Count(token) });
        var faults = new List<string>();
        var linesBefore = _options.Fragment ? 1 : 0;
        parser.Error += (_, happened) =>
        {
            if (happened is HtmlErrorEvent fault)
            {
                faults.Add(FormattableString.Invariant($"line {fault.Position.Line - linesBefore}, column {fault.Position.Column}: {fault.Message.TrimEnd('.')}"));
            }
        };
        using var document = parser.ParseDocument(_options.Fragment ? PageAround + text : text);
        return faults;
    }
}
