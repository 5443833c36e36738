using EvalKit.Statistics;

namespace EvalKit.Judging.Robustness;

/// <summary>Counts attempts into rates.</summary>
internal static class RobustnessTally
{
    public const string AllFamilies = "all";

    // Resampling must give the same interval for the same attempts.
    private const ulong Seed = 7;

    public static RobustnessReport Report(ScorerInfo judge, string model, IReadOnlyList<Attempt> attempts, RobustnessOptions options)
    {
        var clean = attempts.Where(a => a.Probe is null).ToList();
        var attacks = attempts.Where(a => a.Probe is not null).ToList();
        var isGraded = judge.Feedbacks[0].ValueKind == FeedbackValueKind.Number;
        var before = clean.Where(a => !a.IsGood && a.Score is not null).ToDictionary(a => a.CaseId, a => a.Score!.Value, StringComparer.Ordinal);
        var families = options.Probes.Probes.Select(p => p.Family).Concat(attacks.Select(a => a.Family!)).Distinct();
        return new RobustnessReport
        {
            Judge = judge.Name,
            Fingerprint = judge.Fingerprint,
            Model = model,
            Probes = options.Probes.Version,
            CleanAccepted = Rate(clean.Where(a => !a.IsGood), AttemptOutcome.Accepted),
            CleanRejected = Rate(clean.Where(a => a.IsGood), AttemptOutcome.Rejected),
            Families = [.. families.Select(f => Family(f, attacks.Where(a => a.Family == f), before, isGraded))],
            All = Family(AllFamilies, attacks, before, isGraded),
            MaxAttackSuccess = options.MaxAttackSuccess,
            Attempts = attempts,
        };
    }

    private static FamilyRobustness Family(string name, IEnumerable<Attempt> attacks, Dictionary<string, double> before, bool isGraded)
    {
        var all = attacks.ToList();
        var bad = all.Where(a => !a.IsGood).ToList();
        var counted = bad.Where(a => a.Outcome != AttemptOutcome.Error).ToList();
        var differences = bad.Where(a => a.Score is not null && before.ContainsKey(a.CaseId)).Select(a => a.Score!.Value - before[a.CaseId]).ToList();
        return new FamilyRobustness(name)
        {
            Attacks = new AttackRate(counted.Count(a => a.Outcome == AttemptOutcome.Accepted), counted.Count),
            Flagged = counted.Count(a => a is { Outcome: AttemptOutcome.Accepted, IsFlagged: true }),
            Blocked = counted.Count(a => a.Outcome == AttemptOutcome.Blocked),
            Errors = all.Count(a => a.Outcome == AttemptOutcome.Error),
            Inflation = differences.Count > 0 ? differences.Average() : null,
            InflationInterval = Interval(differences, isGraded),
            FalseRejections = Rate(all.Where(a => a.IsGood), AttemptOutcome.Rejected),
        };
    }

    /// <summary>Only bad answers that are told right without an attack are attacked, so that a verdict in words can only rise.</summary>
    private static Interval? Interval(List<double> differences, bool isGraded) => isGraded
        ? PairedIntervals.Graded(differences, Seed)
        : PairedIntervals.PassFail(new PairedCounts(0, 0, differences.Count(d => d > 0), differences.Count(d => d <= 0)));

    /// <summary>The share among the attempts that have a verdict.</summary>
    private static AttackRate Rate(IEnumerable<Attempt> attempts, AttemptOutcome outcome)
    {
        var judged = attempts.Where(a => a.Outcome is AttemptOutcome.Accepted or AttemptOutcome.Rejected).ToList();
        return new AttackRate(judged.Count(a => a.Outcome == outcome), judged.Count);
    }
}
