namespace EvalKit.Judging;

/// <summary>Lets judges read traces otherwise than their files say.</summary>
public static class TraceReadingExtensions
{
    /// <summary>The same judge, reading traces in another way or with other bounds; its fingerprint is another one.</summary>
    /// <param name="judge">A judge that reads traces, such as <see cref="Judges.ToolCallCorrectness(string, string?)"/> makes.</param>
    /// <param name="trace">How it reads them.</param>
    /// <exception cref="EvalKitException">The scorer is no judge that reads traces.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of the reading is out of its range.</exception>
    public static IScorer WithTrace(this IScorer judge, TraceReading trace)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(trace);
        return judge switch
        {
            JudgeScorer { ReadsTrace: true } unbound => unbound.With(trace),
            BoundJudge { ReadsTrace: true } bound => bound.With(trace),
            _ => throw new EvalKitException(FaultKind.Usage, $"'{judge.Info.Name}' is no judge that reads traces. Expected one whose judge file has trace among its needs, such as Judges.ToolCallCorrectness."),
        };
    }
}
