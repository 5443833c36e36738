using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>Did the app go round in circles: the same tools with the same arguments, again and again?</summary>
internal sealed class LoopDetectionScorer : IScorer
{
    public const string Name = "loop_detection";
    private readonly LoopDetectionOptions _options;

    public LoopDetectionScorer(LoopDetectionOptions options)
    {
        _options = options;
        CheckFrom(2, options.Repeats, "repeats");
        CheckFrom(1, options.LongestRound, "longest_round");
        var feedback = new FeedbackInfo(Name, FeedbackValueKind.Bool) { Polarity = Polarity.LowerIsBetter };
        Info = ScorerDescription.Of(Name, 1, options, feedback, Needs.Output, Needs.ToolCalls);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        if (ToolCallList.Of(args.Trial.Output!, out var fault) is not { } list)
        {
            return ScoreResult.From(Score.Failed(name, FeedbackErrorKind.MissingInput, fault!));
        }

        List<string> calls = [.. list.Select(ToolCallList.Key)];
        var (round, times) = Longest(calls);
        var found = times >= _options.Repeats;
        var text = found
            ? string.Create(CultureInfo.InvariantCulture, $"{times} times in a row: {string.Join(", ", round.Select(Quote.Of))}")
            : string.Create(CultureInfo.InvariantCulture, $"no calls come {_options.Repeats} times in a row");
        return ScoreResult.From(Score.Of(name, FeedbackValue.Of(found), text) with { Passed = !found });
    }

    /// <summary>The calls that come most often in a row, and how often; of equally many the shortest round.</summary>
    private (IReadOnlyList<string> Round, int Times) Longest(List<string> calls)
    {
        IReadOnlyList<string> round = [];
        var most = 0;
        for (var length = 1; length <= Math.Min(_options.LongestRound, calls.Count); length++)
        {
            // How many calls up to each place equal the one a round before.
            var same = 0;
            for (var i = length; i < calls.Count; i++)
            {
                same = calls[i] == calls[i - length] ? same + 1 : 0;
                var times = (same / length) + 1;
                if (same >= length && times > most)
                {
                    (most, round) = (times, calls.GetRange(i - length + 1, length));
                }
            }
        }

        return (round, most);
    }

    private static void CheckFrom(int least, int value, string option)
    {
        if (value < least)
        {
            throw new EvalKitException(FaultKind.Usage, string.Create(CultureInfo.InvariantCulture, $"Scorer '{Name}', option '{option}': expected a number from {least}, found {value}."));
        }
    }
}
