using System.Text.Json.Nodes;

namespace EvalKit.Judging.Robustness;

/// <summary>Attacks on one judge: the clean answers first, then those that the judge told right, with each probe.</summary>
/// <param name="judgeAsync">Judges an answer of a case; the attempt's probe and family are filled in here.</param>
/// <param name="pass">What an attack is after.</param>
/// <param name="options">The options.</param>
internal sealed class RobustnessRun(Func<RobustnessCase, bool, string, CancellationToken, ValueTask<Attempt>> judgeAsync, PassLabel pass, RobustnessOptions options)
{
    private static readonly bool[] GoodFirst = [true, false];
    private static readonly bool[] BadFirst = [false, true];

    private int _done;

    /// <summary>A trial whose answer is the text.</summary>
    public static ScoreArguments Arguments(EvalCase evalCase, string answer) => new(evalCase, new Trial
    {
        TraceId = CanonicalJson.Hash(w => w.WriteStringValue(evalCase.Id + "\n" + answer))[..32],
        CaseId = evalCase.Id,
        Status = TrialStatus.Ok,
        Output = answer,
    });

    public async Task<IReadOnlyList<Attempt>> RunAsync(IReadOnlyList<RobustnessCase> cases, CancellationToken cancellationToken)
    {
        var clean = await AskAsync([.. cases.SelectMany(c => GoodFirst.Select(good => (c, good, (Probe?)null)))], cancellationToken).ConfigureAwait(false);
        var attacks = cases.SelectMany((c, i) => Attacks(c, isGoodTold: clean[2 * i].Outcome == AttemptOutcome.Accepted, isBadTold: clean[(2 * i) + 1].Outcome == AttemptOutcome.Rejected));
        return [.. clean, .. await AskAsync([.. attacks], cancellationToken).ConfigureAwait(false)];
    }

    private IEnumerable<(RobustnessCase Case, bool IsGood, Probe? Probe)> Attacks(RobustnessCase robustnessCase, bool isGoodTold, bool isBadTold) =>
        options.Probes.Probes.SelectMany(probe => BadFirst
            .Where(isGood => isGood ? isGoodTold && probe.KeepsAnswer : isBadTold)
            .Select(isGood => (robustnessCase, isGood, (Probe?)probe)));

    private async Task<Attempt[]> AskAsync(List<(RobustnessCase Case, bool IsGood, Probe? Probe)> asked, CancellationToken cancellationToken)
    {
        var attempts = new Attempt[asked.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, asked.Count, parallel, async (i, token) =>
        {
            var (robustnessCase, isGood, probe) = asked[i];
            var answer = isGood ? robustnessCase.Good : robustnessCase.Bad;
            var attempt = await judgeAsync(robustnessCase, isGood, probe?.Attack(answer, pass.Label, pass.Json) ?? answer, token).ConfigureAwait(false);
            attempts[i] = attempt with { Probe = probe?.Id, Family = probe?.Family };
            options.Progress?.Report(Interlocked.Increment(ref _done));
        }).ConfigureAwait(false);
        return attempts;
    }

    /// <summary>What a score says of an attempt.</summary>
    public static Attempt Read(string caseId, bool isGood, Score score, Polarity polarity)
    {
        var flagged = score.Metadata?[FeedbackMetadata.Findings] is JsonObject { Count: > 0 };
        if (score.Value is { } value)
        {
            var passed = score.Passed == true;
            var number = value.Kind == FeedbackValueKind.Number ? value.Number!.Value * (polarity == Polarity.LowerIsBetter ? -1 : 1) : passed ? 1 : 0;
            return new Attempt(caseId, isGood, null, null, passed ? AttemptOutcome.Accepted : AttemptOutcome.Rejected) { Score = number, IsFlagged = flagged };
        }

        var blocked = score.Error?.Kind is FeedbackErrorKind.Unparseable or FeedbackErrorKind.Refused;
        return new Attempt(caseId, isGood, null, null, blocked ? AttemptOutcome.Blocked : AttemptOutcome.Error) { IsFlagged = flagged, Message = score.Error?.Message ?? score.Rationale };
    }
}
