using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Does the output choose the right letter? One that makes no choice is wrong.</summary>
internal sealed class MultipleChoiceScorer : IScorer
{
    public const string Name = "multiple_choice";
    private readonly ChoiceReader _reader;

    public MultipleChoiceScorer(MultipleChoiceOptions options)
    {
        var choices = options.Choices;
        if (choices.Length < 2 || !choices.All(char.IsAsciiLetterOrDigit) || choices.ToUpperInvariant().Distinct().Count() < choices.Length)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{Name}', option 'choices': expected at least two different letters or digits, such as ABCD; found '{choices}'.");
        }

        _reader = new ChoiceReader(choices);
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        var right = args.Case!.AcceptedResponses.Select(_reader.Read).OfType<char>().ToList();
        if (right.Count == 0)
        {
            return ScoreResult.From(Score.Failed(
                name, FeedbackErrorKind.MissingInput, $"The expected response of case {args.Trial.CaseId} names no choice: write its letter, such as B."));
        }

        var chosen = _reader.Read(args.OutputText);
        var passes = chosen is { } letter && right.Contains(letter);
        return ScoreResult.From(Score.Of(name, FeedbackValue.Of(passes), chosen is null ? "makes no choice, or several" : $"chooses {chosen}") with
        {
            Metadata = new JsonObject { ["choice"] = chosen?.ToString() },
        });
    }
}
