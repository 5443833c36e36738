using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>Does the pattern match somewhere in the output? The engine never backtracks: the time is linear in the length of the output.</summary>
internal sealed class RegexMatchScorer : IScorer
{
    public const string Name = "regex";
    private readonly Regex _pattern;

    public RegexMatchScorer(RegexMatchOptions options)
    {
        _pattern = Compile(options);
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), Needs.Output);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var match = _pattern.Match(args.OutputText);
        return ScoreResult.From(Score.Of(
            Info.Feedbacks[0].Name,
            FeedbackValue.Of(match.Success),
            match.Success ? $"matches at {Quote.Of(match.Value)}" : "does not match"));
    }

    private static Regex Compile(RegexMatchOptions options)
    {
        if (string.IsNullOrEmpty(options.Pattern))
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{Name}' needs the option 'pattern': a regular expression that is not empty.");
        }

        try
        {
            var engine = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
            return new Regex(options.Pattern, options.IgnoreCase ? engine | RegexOptions.IgnoreCase : engine);
        }
        catch (ArgumentException fault)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{Name}', option 'pattern': not a regular expression. {fault.Message}", fault);
        }
        catch (NotSupportedException fault)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"Scorer '{Name}', option 'pattern': '{options.Pattern}' cannot be matched in linear time. Write it without look-around, backreferences, "
                + "atomic groups and very large repetition counts, or use Scorers.From in C#.",
                fault);
        }
    }
}
