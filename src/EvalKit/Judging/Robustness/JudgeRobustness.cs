using EvalKit.Chat;
using EvalKit.Scoring;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging.Robustness;

/// <summary>
/// Attacks judges with probes and tells how often a bad answer passes for it: judge × probes × {bad answer, good answer} over cases (families after Zheng et al. 2410.07137,
/// Zhao et al. 2507.08794, Li et al. 2506.09443). Thread-safe.
/// </summary>
public static class JudgeRobustness
{
    /// <summary>The judges that ask a model, at any depth inside of scorers, each once.</summary>
    /// <param name="scorers">The scorers, such as those of a suite.</param>
    public static IReadOnlyList<IModelScorer> JudgesIn(IEnumerable<IScorer> scorers)
    {
        ArgumentNullException.ThrowIfNull(scorers);
        return [.. scorers.SelectMany(ScorerTree.Leaves).Select(l => l.Leaf).OfType<IModelScorer>().DistinctBy(j => j.Info.Fingerprint)];
    }

    /// <summary>Attacks a judge.</summary>
    /// <param name="judge">The judge, as <see cref="Judges"/> makes it from a model's URI; its defences are on.</param>
    /// <param name="cases">Cases with a good and a bad answer each.</param>
    /// <param name="client">The client to ask; it stays yours to dispose. Requests that fail are not tried again here.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="EvalKitException">The scorer is no judge that asks a model, it has no rule for what passes, or there are no cases.</exception>
    public static async Task<RobustnessReport> RunAsync(
        IScorer judge, IReadOnlyList<RobustnessCase> cases, IChatClient client, RobustnessOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(client);
        options ??= new RobustnessOptions();
        Check(cases, options);
        if (judge is not IModelScorer unbound)
        {
            throw new EvalKitException(FaultKind.Usage, $"'{judge.Info.Name}' asks no model, so it cannot be attacked through one. Expected a judge that is named by a model's URI, such as Judges.Correctness(\"openai:/gpt-4.1-mini\").");
        }

        var bound = unbound.Bind(new ForeignChatClient(client));
        var polarity = judge.Info.Feedbacks[0].Polarity;
        var run = new RobustnessRun(
            async (c, isGood, answer, token) =>
            {
                var result = await bound.ScoreAsync(RobustnessRun.Arguments(c.Case, answer), token).ConfigureAwait(false);
                return RobustnessRun.Read(c.Case.Id, isGood, result.Scores[0], polarity);
            },
            PassLabel.Of(unbound),
            options);
        return RobustnessTally.Report(judge.Info with { Name = unbound.JudgeName }, unbound.Model.ToString(), await run.RunAsync(cases, cancellationToken).ConfigureAwait(false), options);
    }

    /// <summary>
    /// Attacks a comparison of two answers. The attacked answer stands in the second place, against the other answer of its case; the family <c>position</c> puts the bad
    /// answer as it is into the first place. A tie lets no answer pass.
    /// </summary>
    /// <param name="info">What the judge is, for the report.</param>
    /// <param name="compare">Compares two answers.</param>
    /// <param name="cases">Cases with a good and a bad answer each.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="EvalKitException">There are no cases.</exception>
    public static async Task<RobustnessReport> RunPairsAsync(
        ScorerInfo info, PairComparison compare, IReadOnlyList<RobustnessCase> cases, RobustnessOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(compare);
        options ??= new RobustnessOptions();
        Check(cases, options);
        async ValueTask<Attempt> SecondAsync(RobustnessCase c, bool isGood, string answer, CancellationToken token) =>
            Read(c, isGood, await compare(c.Case, isGood ? c.Bad : c.Good, answer, token).ConfigureAwait(false), PairChoice.Second);

        var attempts = await new RobustnessRun(SecondAsync, new PassLabel("second", "\"second\""), options).RunAsync(cases, cancellationToken).ConfigureAwait(false);
        var swapped = new List<Attempt>();
        foreach (var c in cases.Where(c => attempts.Any(a => a is { Probe: null, IsGood: false, Outcome: AttemptOutcome.Rejected } && a.CaseId == c.Case.Id)))
        {
            var attempt = Read(c, isGood: false, await compare(c.Case, c.Bad, c.Good, cancellationToken).ConfigureAwait(false), PairChoice.First);
            swapped.Add(attempt with { Probe = ProbeFamilies.Position, Family = ProbeFamilies.Position });
        }

        return RobustnessTally.Report(info, "none", [.. attempts, .. swapped], options);
    }

    private static Attempt Read(RobustnessCase robustnessCase, bool isGood, PairChoice? choice, PairChoice wins) => choice is { } made
        ? new Attempt(robustnessCase.Case.Id, isGood, null, null, made == wins ? AttemptOutcome.Accepted : AttemptOutcome.Rejected) { Score = made == wins ? 1 : 0 }
        : new Attempt(robustnessCase.Case.Id, isGood, null, null, AttemptOutcome.Blocked) { Message = "no choice was made" };

    private static void Check(IReadOnlyList<RobustnessCase> cases, RobustnessOptions options)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Concurrency, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxAttackSuccess, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxAttackSuccess, 1, nameof(options));
        if (cases.Count == 0)
        {
            throw new EvalKitException(FaultKind.Usage, "There is no case to attack a judge with. Expected at least one with a good and a bad answer.");
        }

        if (cases.GroupBy(c => c.Case.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new EvalKitException(FaultKind.Usage, $"The case '{twice.Key}' is there more than once. Expected each id once.");
        }
    }
}
