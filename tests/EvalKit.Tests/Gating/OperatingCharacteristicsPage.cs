using System.Globalization;
using System.Text;

namespace EvalKit.Tests.Gating;

/// <summary>Computes docs/operating-characteristics.md.</summary>
internal static class OperatingCharacteristicsPage
{
    private const double BaselineRate = 0.85;
    private const double Margin = 0.05;
    private static readonly int[] Sizes = [50, 120, 200, 500];
    private static readonly double[] Discordances = [0, 0.1, 0.2, 0.3];

    public static IReadOnlyList<(int Cases, double Drop, double Discordance, VerdictChances Chances)> Rows { get; } = Compute();

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
        page.Append(
            """
            ## How to read it

            * Fail is rare when nothing changed, whatever the noise: at most 2.5 %.
            * A gate that is not sure says Inconclusive, not Pass. At n = 120 and 10 % discordance an unchanged app passes about every second time; more cases,
              or repeats, or outputs that do not change when the app does not, make Pass the rule.
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
