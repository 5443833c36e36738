using EvalKit.Gating;
using EvalKit.Statistics;

namespace EvalKit.Tests.Gating;

/// <summary>
/// How often a run that adds repeats while it is undecided says what, by simulation: the tables of means over repeats are too many to enumerate. Some cases pass every second time, nine in ten of
/// the others always, and the rest never; the gate's own rule decides after each repeat.
/// </summary>
/// <param name="cases">How many cases.</param>
/// <param name="discordance">The share of cases whose outcome changes between two runs of an unchanged app; half of what passes every second time.</param>
/// <param name="drop">The share of cases that always passed and never do now.</param>
/// <param name="baselineRepeats">How many repeats the baseline's values are means of.</param>
internal sealed class RepeatedRuns(int cases, double discordance, double drop, int baselineRepeats)
{
    private const double PassingOthers = 0.9;
    private const double Margin = 0.05;

    /// <summary>The chances of each verdict, and how many repeats it takes.</summary>
    /// <param name="looks">How often may be looked: one repeat each.</param>
    /// <param name="draws">How many pairs of runs are drawn.</param>
    /// <param name="spends">Whether each look has the level of a single one, as if nobody looked again: what the gate does not do.</param>
    public (VerdictChances Chances, double MeanRepeats) Of(Looks looks, int draws, bool spends = true)
    {
        var random = new SeededRandom(7);
        var verdicts = new List<Verdict>(draws);
        var repeats = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            var outcomes = Enumerable.Range(0, cases).Select(_ => Draw(random)).ToList();
            var (verdict, look) = Decide(outcomes, looks, spends ? looks : Looks.One);
            verdicts.Add(verdict);
            repeats += look;
        }

        double Share(Verdict verdict) => (double)verdicts.Count(v => v == verdict) / draws;
        return (new VerdictChances(Share(Verdict.Pass), Share(Verdict.Inconclusive), Share(Verdict.Fail)), (double)repeats / draws);
    }

    /// <summary>The baseline's mean and how often the candidate passed after each repeat. Always as many numbers are drawn, so that strategies meet the same runs.</summary>
    private (double Baseline, int[] Passes) Draw(SeededRandom random)
    {
        var flaky = 2 * discordance;
        var always = PassingOthers * (1 - flaky);
        var kind = Number(random);
        var rate = kind < flaky ? 0.5 : kind < flaky + always ? 1 : 0;
        var breaks = Number(random) < drop / always && rate == 1;
        var baseline = Enumerable.Range(0, baselineRepeats).Count(_ => Number(random) < rate) / (double)baselineRepeats;
        var passes = new int[RunSettings.MostRepeats];
        for (var repeat = 0; repeat < passes.Length; repeat++)
        {
            passes[repeat] = (repeat == 0 ? 0 : passes[repeat - 1]) + (Number(random) < (breaks ? 0 : rate) ? 1 : 0);
        }

        return (baseline, passes);
    }

    private static double Number(SeededRandom random) => (random.NextBits() >> 11) * (1.0 / (1UL << 53));

    private static (Verdict Verdict, int Looks) Decide(List<(double Baseline, int[] Passes)> outcomes, Looks looks, Looks levels)
    {
        var verdict = Verdict.Inconclusive;
        var look = 0;
        while (verdict == Verdict.Inconclusive && look < looks.Count)
        {
            look++;
            double[] differences = [.. outcomes.Select(o => ((double)o.Passes[look - 1] / look) - o.Baseline)];
            verdict = DropRule.Decide(
                differences.Average(), differences.Count(d => d != 0), Margin, level => MeanIntervals.StudentT(differences, level), levels.Level(DropRule.Alpha), levels.Level(DropRule.PassAlpha)).Verdict;
        }

        return (verdict, look);
    }
}
