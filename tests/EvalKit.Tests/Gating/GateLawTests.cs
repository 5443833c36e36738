using CsCheck;
using EvalKit.Gating;
using EvalKit.Statistics;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Gating;

public sealed class GateLawTests
{
    /// <summary>How good a verdict is, worst first.</summary>
    private static readonly Verdict[] WorstFirst = [Verdict.Fail, Verdict.Inconclusive, Verdict.Pass];

    /// <summary>
    /// Every table of n pairs, with every way to mend one case. The one exception is inherent: "nothing changed" passes at any n, and a first changed case
    /// brings the noise of n back.
    /// </summary>
    [Theory]
    [InlineData(10, 0.05)]
    [InlineData(25, 0.05)]
    [InlineData(25, 0.2)]
    public void Mending_a_case_never_makes_the_verdict_on_pass_fail_pairs_worse(int cases, double margin)
    {
        var checkedTables = 0;
        foreach (var counts in Tables(cases).Where(c => c.Discordant > 0))
        {
            var before = Rank(counts, margin);
            foreach (var mended in Mended(counts))
            {
                Rank(mended, margin).Should().BeGreaterThanOrEqualTo(before, $"mending {counts} to {mended} is better");
                checkedTables++;
            }
        }

        checkedTables.Should().BeGreaterThan(300);
    }

    [Fact]
    public void Raising_every_grade_by_the_same_amount_never_makes_the_verdict_worse() =>
        Gen.Select(Gen.Double[-0.3, 0.3].Array[5, 45], Gen.Double[0.001, 0.3]).ShouldHold(
            40,
            sample =>
            {
                var (differences, raise) = sample;
                return RankOfGrades([.. differences.Select(d => d + raise)]) >= RankOfGrades(differences);
            });

    [Fact]
    public void The_order_of_the_cases_changes_no_number() =>
        Gen.Select(Gen.Bool.Array[40], Gen.Bool.Array[40], Gen.Double[0, 1].Array[40], Gen.Double[0, 1].Array[40], Gen.Shuffle(Enumerable.Range(0, 40).ToArray())).ShouldHold(
            25,
            sample =>
            {
                var (passBefore, passNow, gradeBefore, gradeNow, order) = sample;
                var straight = Lines(passBefore, passNow, gradeBefore, gradeNow, [.. Enumerable.Range(0, 40)]);
                return straight.SequenceEqual(Lines(passBefore, passNow, gradeBefore, gradeNow, order));
            });

    [Fact]
    public void A_gate_takes_the_worst_of_its_conditions_in_the_order_fail_invalid_inconclusive_pass() =>
        Gen.Enum<Verdict>().Array[1, 5].ShouldHold(100, verdicts =>
        {
            var gate = new GateResult { Metric = "m", Rule = "r", Text = "", Conditions = [.. verdicts.Select((v, i) => Condition(v, i))] };
            Verdict[] worstFirst = [Verdict.Fail, Verdict.Invalid, Verdict.Inconclusive, Verdict.Pass];
            var worst = worstFirst.First(verdicts.Contains);
            return gate.Verdict == worst && gate.Deciding.N == Array.IndexOf(verdicts, worst);
        });

    [Fact]
    public void Holm_never_makes_a_verdict_worse_and_only_ever_takes_fails_back() =>
        Gen.Select(Gen.Int[0, 14], Gen.Int[0, 14], Gen.Int[0, 14]).ShouldHold(
            100,
            sample =>
            {
                var (first, second, third) = sample;
                int[] worse = [first, second, third];
                var names = new[] { "a", "b", "c" };
                var infos = names.Select(SmallRun.Bool).ToArray();
                var before = SmallRun.Of([.. Enumerable.Range(0, 120).Select(i => (SmallRun.Id(i), new object?[] { true, true, true }))], infos);
                var after = SmallRun.Of([.. Enumerable.Range(0, 120).Select(i => (SmallRun.Id(i), worse.Select(w => (object?)(i >= w)).ToArray()))], infos);
                var baseline = Baselines.FromRun(before, SmallRun.Start);
                var gates = names.Select(n => new Gate(new MetricName(n))).ToList();

                var together = Gates.Evaluate(after, gates, baseline).Skip(1).Select(g => g.Verdict).ToList();
                var alone = gates.Select(g => Gates.Evaluate(after, [g], baseline)[1].Verdict).ToList();
                return together.Zip(alone).All(v => v.First == v.Second || (v.First == Verdict.Inconclusive && v.Second == Verdict.Fail));
            });

    private static int Rank(PairedCounts counts, double margin) => Array.IndexOf(WorstFirst, DropRule.Decide(counts, margin).Verdict);

    private static int RankOfGrades(double[] differences) => Array.IndexOf(
        WorstFirst,
        DropRule.Decide(differences.Average(), differences.Count(d => d != 0), 0.05, level => PairedIntervals.Graded(differences, 7, null, level)).Verdict);

    private static IEnumerable<PairedCounts> Tables(int cases) =>
        from both in Enumerable.Range(0, cases + 1)
        from worse in Enumerable.Range(0, cases + 1 - both)
        from better in Enumerable.Range(0, cases + 1 - both - worse)
        select new PairedCounts(both, worse, better, cases - both - worse - better);

    private static IEnumerable<PairedCounts> Mended(PairedCounts counts)
    {
        if (counts.OnlyBaseline > 0)
        {
            yield return new PairedCounts(counts.BothPass + 1, counts.OnlyBaseline - 1, counts.OnlyCandidate, counts.NeitherPasses);
        }

        if (counts.NeitherPasses > 0)
        {
            yield return new PairedCounts(counts.BothPass, counts.OnlyBaseline, counts.OnlyCandidate + 1, counts.NeitherPasses - 1);
        }
    }

    private static ConditionResult Condition(Verdict verdict, int position) => new() { Rule = "r", Verdict = verdict, Reason = GateReason.Ok, Text = "", N = position };

    private static List<string> Lines(bool[] passBefore, bool[] passNow, double[] gradeBefore, double[] gradeNow, int[] order)
    {
        FeedbackInfo[] infos = [SmallRun.Bool(), SmallRun.Share()];
        var before = SmallRun.Of([.. order.Select(i => (SmallRun.Id(i), new object?[] { passBefore[i], gradeBefore[i] }))], infos);
        var after = SmallRun.Of([.. order.Select(i => (SmallRun.Id(i), new object?[] { passNow[i], gradeNow[i] }))], infos);
        Gate[] gates = [new(new MetricName("correct")) { AtLeast = 0.5, MaxDrop = 0.05 }, new(new MetricName("f1")) { AtLeast = 0.5, MaxDrop = Margin.Auto }];
        return [.. Gates.Evaluate(after, gates, Baselines.FromRun(before, SmallRun.Start)).SelectMany(g => g.Conditions.Select(c => $"{g.Text} {c.CiLow:0.##########} {c.CiHigh:0.##########} {c.PValue:0.##########}"))];
    }
}
