using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Does the final expression of the output equal that of an accepted answer, exactly?</summary>
internal sealed class MathEquivalenceScorer : IScorer
{
    public const string Name = "math_equivalence";
    private readonly PercentSign _percent;

    public MathEquivalenceScorer(MathEquivalenceOptions options)
    {
        _percent = options.Percent;
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), Needs.Output, Needs.ExpectedResponse);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var accepted = args.Case!.AcceptedResponses.Select(Read).ToList();
        var found = Read(args.OutputText);
        var metadata = new JsonObject { ["found"] = found.Text, ["expected"] = new JsonArray([.. accepted.Select(a => (JsonNode)a.Text)]) };
        return ScoreResult.From(Compared(args.Case!, found, accepted) with { Metadata = metadata });
    }

    private Score Compared(EvalCase evalCase, MathAnswer found, List<MathAnswer> accepted)
    {
        var name = Info.Feedbacks[0].Name;
        if (accepted.Any(a => Squeezed(a.Text) is { Length: > 0 } text && text == Squeezed(found.Text)))
        {
            return Score.Of(name, FeedbackValue.Of(true), $"{Quote.Of(found.Text)} is written as expected");
        }

        if (accepted.FirstOrDefault(a => a.Value is not null) is null)
        {
            return Score.Failed(
                name,
                FeedbackErrorKind.MissingInput,
                $"No accepted answer of case {evalCase.Id} is an expression that can be compared: {Quote.Of(accepted[0].Text)} holds {accepted[0].Refusal!.Message}. Mend the case, or leave it out by where.");
        }

        if (found.Value is null)
        {
            return found.Refusal!.IsNoValue
                ? Score.Of(name, FeedbackValue.Of(false), $"the output is no expression: {found.Refusal.Message}")
                : Undecided(name, found, found.Refusal.Message);
        }

        MathRefusal? tooLong = null;
        foreach (var value in accepted.Select(a => a.Value).OfType<MathValue>())
        {
            try
            {
                if (found.Value.Is(value, new AlgebraWork()))
                {
                    return Score.Of(name, FeedbackValue.Of(true), Told(found, accepted));
                }
            }
            catch (MathRefusal refusal)
            {
                tooLong = refusal;
            }
        }

        return tooLong is null ? Score.Of(name, FeedbackValue.Of(false), Told(found, accepted)) : Undecided(name, found, tooLong.Message);
    }

    private MathAnswer Read(string text) => MathAnswer.Of(text, _percent, new AlgebraWork());

    private static Score Undecided(string name, MathAnswer found, string reason) =>
        Score.Failed(name, FeedbackErrorKind.ScorerFailed, $"Whether {Quote.Of(found.Text)} is right cannot be told: {reason}. Let a judge decide (equivalence), or ask the app for a plainer form.");

    private static string Told(MathAnswer found, List<MathAnswer> accepted) =>
        $"final expression {Quote.Of(found.Text)}, expected {string.Join(" or ", accepted.Select(a => Quote.Of(a.Text)))}";

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
