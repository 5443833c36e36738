using System.Globalization;
using System.Text;
using EvalKit.Gating;

namespace EvalKit.Tests.Gating;

/// <summary>Computes docs/operating-characteristics.md.</summary>
internal static class OperatingCharacteristicsPage
{
    private const double BaselineRate = 0.85;
    private const double Margin = 0.05;
    private const int Draws = 4000;
    private static readonly int[] Sizes = [50, 120, 200, 500];
    private static readonly double[] Discordances = [0, 0.1, 0.2, 0.3];

    public static IReadOnlyList<(int Cases, double Drop, double Discordance, VerdictChances Chances)> Rows { get; } = Compute();

    /// <summary>The runs that add repeats: cases, discordance, repeats of the baseline, drop.</summary>
    public static IReadOnlyList<RepeatedRow> RepeatedRows { get; } = ComputeRepeated();

    public static VerdictChances Of(int cases, double drop, double discordance) =>
        Rows.Single(r => r.Cases == cases && r.Drop == drop && r.Discordance == discordance).Chances;

    public static string Render()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Operating characteristics

            How often the gates of a pull request say what, computed exactly and recomputed by the tests: this page is their output.

            One `max_drop: 0.05` gate on pass/fail cases and the app gate, which passes. The baseline passes .85 of the cases. Discordance is the share of
            cases whose outcome changes between the two runs, better or worse. Each row enumerates every table of n cases (both pass, got worse, got better,
            both fail), decides it with the gate's own code and adds up the multinomial probabilities. Tails below 1e-12 of each count are left out.


            """.ReplaceLineEndings("\n"));
        Section(page, "No change in quality", "Half of the changed cases got better, half got worse. Identical outputs are the row with discordance 0.", r => r.Drop == 0);
        Section(page, "A true drop of 10 points", "With discordance .10 no case improves; above that some do, and more got worse.", r => r.Drop == 0.1);
        Repeated(page);
        page.Append(
            """
            ## How to read it

            * Fail is rare when nothing changed, whatever the noise: at most 2.5 %.
            * A gate that is not sure says Inconclusive, not Pass. At n = 120 and 10 % discordance an unchanged app passes about every second time; more cases,
              or outputs that do not change when the app does not, make Pass the rule; so do repeats where the baseline has some too.
            * A suite of 50 cases misses many drops of 10 points. `n = 120` finds them when nothing else changes, and two out of three at 20 % discordance.

            """.ReplaceLineEndings("\n"));
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, string text, Func<(int Cases, double Drop, double Discordance, VerdictChances Chances), bool> belongs)
    {
        page.Append(CultureInfo.InvariantCulture, $"## {title}\n\n{text}\n\n| cases | discordance | Pass | Inconclusive | Fail |\n|---|---|---|---|---|\n");
        foreach (var (cases, _, discordance, chances) in Rows.Where(belongs))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {cases} | {discordance:0.00} | {chances.Pass:0.0000} | {chances.Inconclusive:0.0000} | {chances.Fail:0.0000} |\n");
        }

        page.Append('\n');
    }

    private static void Repeated(StringBuilder page)
    {
        page.Append(
            FormattableString.Invariant($"""
            ## Repeats that are added while nothing is decided (`repeats: auto`)

            The same gate on runs that look up to {RunSettings.MostRepeats} times. Some cases pass every second time, nine in ten of the others always and the rest never, so that two runs of an unchanged
            app differ in the share of cases that discordance names. A drop breaks cases that always passed. Simulated with {Draws} pairs of runs in each row and a fixed seed, decided by the gate's own rule on means over
            repeats with Student's t: a share of .025 is known to ±.005. "Once" is the same run that is looked at once. "Unheld" is what would come out if each look had the level of a single one, as no gate here does.


            """).ReplaceLineEndings("\n"));
        page.Append("| cases | discordance | baseline's repeats | drop | once: Pass | once: Fail | auto: Pass | auto: Fail | auto: repeats | unheld: Pass | unheld: Fail |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in RepeatedRows)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {row.Cases} | {row.Discordance:0.00} | {row.BaselineRepeats} | {row.Drop:0.00} | {row.Once.Pass:0.000} | {row.Once.Fail:0.000} | {row.Auto.Pass:0.000} | {row.Auto.Fail:0.000} | {row.MeanRepeats:0.00} | {row.Unheld.Pass:0.000} | {row.Unheld.Fail:0.000} |\n");
        }

        page.Append('\n');
    }

    private static List<RepeatedRow> ComputeRepeated()
    {
        var rows = from cases in new[] { 120, 200 } from discordance in new[] { 0.1, 0.3 } from baseline in new[] { 1, 3 } from drop in new[] { 0, Margin, 0.1 } select (cases, discordance, baseline, drop);
        return [.. rows.AsParallel().AsOrdered().Select(r =>
        {
            var runs = new RepeatedRuns(r.cases, r.discordance, r.drop, r.baseline);
            var (auto, repeats) = runs.Of(new Looks(RunSettings.MostRepeats), Draws);
            return new RepeatedRow(r.cases, r.discordance, r.baseline, r.drop, runs.Of(Looks.One, Draws).Chances, auto, repeats, runs.Of(new Looks(RunSettings.MostRepeats), Draws, spends: false).Chances);
        })];
    }

    private static List<(int Cases, double Drop, double Discordance, VerdictChances Chances)> Compute()
    {
        var rows = new List<(int, double, double, VerdictChances)>();
        foreach (var cases in Sizes)
        {
            var exact = new OperatingCharacteristics(cases, Margin);
            var possible = Discordances.Where(d => cases < 500 || d <= 0.1).ToList();
            rows.AddRange(possible.Select(d => (cases, 0.0, d, exact.Of(BaselineRate, d / 2, d / 2))));
            rows.AddRange(possible.Where(d => d >= 0.1).Select(d => (cases, 0.1, d, exact.Of(BaselineRate, (d + 0.1) / 2, (d - 0.1) / 2))));
        }

        return rows;
    }
}
