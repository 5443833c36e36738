using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Is the output in the language that is wanted, or in that of the question? Unscored where a text does not tell its language.</summary>
internal sealed class LanguageMatchScorer : IScorer
{
    public const string Name = "language_match";
    private readonly LanguageMatchOptions _options;
    private readonly IReadOnlyList<string> _languages;

    public LanguageMatchScorer(LanguageMatchOptions options)
    {
        _options = options;
        _languages = [.. options.Languages.Select(l => LanguageCodes.Read(l) ?? throw Fault($"option 'languages': {LanguageCodes.Unknown(l)}"))];
        if (options.LanguageFrom is { } path && !CaseField.IsPath(path))
        {
            throw Fault($"option 'language_from': expected a field such as columns.language, found '{path}'.");
        }

        if ((_languages.Count > 0 ? 1 : 0) + (options.LanguageFrom is null ? 0 : 1) + (options.Question is null ? 0 : 1) > 1)
        {
            throw Fault("expected one of the options 'languages', 'language_from' and 'question', found more.");
        }

        string[] needs = _languages.Count > 0 ? [] : [options.LanguageFrom ?? (options.Question is { } question ? Needs.Inputs + question : Needs.AnyInput)];
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), [Needs.Output, .. needs]);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        if (_options.LanguageFrom is { } path && CaseField.Text(args.Case!, path) is { } text && LanguageCodes.Read(text) is null)
        {
            return ScoreResult.From(Score.Failed(name, FeedbackErrorKind.MissingInput, $"Scorer '{Name}', {path} of case {args.Case!.Id}: {LanguageCodes.Unknown(text)}"));
        }

        var answer = LanguageDetector.Detect(args.OutputText);
        var (wanted, reason) = Wanted(args);
        if (answer.Code is not { } language || wanted.Count == 0)
        {
            return ScoreResult.From(Score.Unscored(name, answer.Code is null ? $"undecided: of the answer, {answer.Reason}" : $"undecided: {reason}"));
        }

        var right = wanted.Contains(language, StringComparer.Ordinal);
        return ScoreResult.From(Score.Of(name, FeedbackValue.Of(right), $"the answer is in {language}, wanted is {string.Join(" or ", wanted)}") with
        {
            Metadata = new JsonObject { ["language"] = language, ["wanted"] = JsonSerializer.SerializeToNode(wanted) },
        });
    }

    private (IReadOnlyList<string> Wanted, string? Reason) Wanted(ScoreArguments args)
    {
        if (_languages.Count > 0)
        {
            return (_languages, null);
        }

        if (_options.LanguageFrom is { } path)
        {
            return CaseField.Text(args.Case!, path) is { } code ? ([LanguageCodes.Read(code)!], null) : ([], $"{path} is empty");
        }

        var question = LanguageDetector.Detect(QuestionText.Of(args.Case!, _options.Question));
        return question.Code is { } language ? ([language], null) : ([], $"of the question, {question.Reason}");
    }

    private static EvalKitException Fault(string message) => new(FaultKind.Usage, $"Scorer '{Name}', {message}");
}
