using System.Globalization;
using EvalKit.Reporting;
using EvalKit.Running;

namespace EvalKit.Cli.Terminal;

/// <summary>How far a run is, in words: the same on a terminal and in a log.</summary>
internal static class ProgressText
{
    private const int LongestReason = 40;

    /// <summary>One line: <c>47/120 trials (40 kept), 8 in flight, 3 waiting to retry (429), 5 retries, $0.42 of $3.00, about 19 s left</c>.</summary>
    public static string Line(EvaluationProgress progress, TimeSpan elapsed) =>
        string.Join(", ", [Trials(progress), .. Facts(progress).Select(f => f.Text), .. Left(progress, elapsed) is { } left ? [left] : Array.Empty<string>()]);

    /// <summary>The line that stays when the run has ended.</summary>
    public static string End(EvaluationProgress progress, TimeSpan elapsed) =>
        string.Join(", ", [$"{Trials(progress)} in {Clock(elapsed)}", .. Facts(progress with { InFlight = 0, Waiting = 0, HeldBack = [] }).Skip(1).Select(f => f.Text)]);

    public static string Trials(EvaluationProgress progress) =>
        Invariant($"{progress.Done}/{progress.Total} trials{(progress.Kept > 0 ? Invariant($" ({progress.Kept} kept)") : "")}");

    /// <summary>What there is to say beside done and total; what is zero is not said, but for the trials in flight.</summary>
    public static IEnumerable<ProgressFact> Facts(EvaluationProgress progress)
    {
        var reason = progress.LastRetryReason is { } why ? TerminalText.Of(why, LongestReason) : "no reason given";
        yield return new ProgressFact(Invariant($"{progress.InFlight} in flight"));
        if (progress.Waiting > 0)
        {
            yield return new ProgressFact(Invariant($"{progress.Waiting} waiting to retry ({reason})"), "yellow");
        }

        foreach (var held in progress.HeldBack)
        {
            yield return new ProgressFact(
                Invariant($"{held.Waiting} waiting for {TerminalText.Of(held.Model, LongestReason)} ({held.InFlight} of {held.Limit} at once: {TerminalText.Of(held.Reason!, LongestReason)})"), "yellow");
        }

        if (progress.Failed > 0)
        {
            yield return new ProgressFact(Invariant($"{progress.Failed} without output"), "red");
        }

        if (progress.Retries > 0)
        {
            yield return new ProgressFact(Invariant($"{progress.Retries} {(progress.Retries == 1 ? "retry" : "retries")}{(progress.Waiting > 0 ? "" : $" (last: {reason})")}"));
        }

        if (progress.Reused > 0)
        {
            yield return new ProgressFact(Invariant($"{progress.Reused} judgements reused"));
        }

        if (progress.Replayed > 0)
        {
            yield return new ProgressFact(Invariant($"{progress.Replayed} replayed"));
        }

        if (progress is { CostUsd: > 0 } or { BudgetUsd: not null })
        {
            yield return new ProgressFact(progress.BudgetUsd is { } cap ? $"{Dollars(progress.CostUsd)} of {Dollars(cap)}" : Dollars(progress.CostUsd));
        }
    }

    /// <summary>The time that is left; null before the first trial of this run is done and after the last. Kept trials took no time, so they say nothing of it.</summary>
    public static string? Left(EvaluationProgress progress, TimeSpan elapsed)
    {
        var made = progress.Done - progress.Kept;
        if (made <= 0 || progress.Done >= progress.Total)
        {
            return null;
        }

        var seconds = elapsed.TotalSeconds / made * (progress.Total - progress.Done);
        return seconds switch
        {
            <= 120 => Invariant($"about {Math.Ceiling(seconds)} s left"),
            <= 7200 => Invariant($"about {Math.Ceiling(seconds / 60)} min left"),
            _ => Invariant($"about {Math.Ceiling(seconds / 3600)} h left"),
        };
    }

    /// <summary>A time as <c>0:12</c> or <c>1:02:03</c>.</summary>
    public static string Clock(TimeSpan time) =>
        time.TotalHours < 1 ? Invariant($"{time.Minutes}:{time.Seconds:00}") : Invariant($"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");

    /// <summary>Cents, and more digits for what costs less than one.</summary>
    private static string Dollars(decimal amount) => "$" + amount.ToString(amount is > 0 and < 0.01m ? "0.00##" : "0.00", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
