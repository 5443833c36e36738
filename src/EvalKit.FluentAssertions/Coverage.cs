using System.Globalization;

namespace EvalKit.FluentAssertions;

/// <summary>How many cases of a run carry a score of a feedback. Immutable.</summary>
internal sealed record Coverage(int Scored, int Errored, int Unscored)
{
    public int Cases => Scored + Errored + Unscored;

    /// <summary>The share of cases with a score; 0 for a run without cases.</summary>
    public double Share => Cases == 0 ? 0 : (double)Scored / Cases;

    /// <summary>A case counts as scored when any of its repeats is, as errored when one failed and none is.</summary>
    public static Coverage Of(RunResults results, string feedback)
    {
        var values = results.CaseValues(feedback);
        var scored = values.Count(v => v.Scored > 0);
        var errored = values.Count(v => v.Scored == 0 && v.Errored > 0);
        return new Coverage(scored, errored, values.Count - scored - errored);
    }

    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Scored} of {Cases} cases ({Percent(Share)}) have one: {Errored} have an error, {Unscored} were not scored");
}
