using System.Globalization;
using EvalKit.Metrics;
using EvalKit.Running.Budget;

namespace EvalKit.Running;

/// <summary>
/// Decides whether all cases of a run are run once more (<c>repeats: auto</c>, docs/running.md). Always all of them: to repeat only those that failed would turn noise into passes and
/// never the other way round.
/// </summary>
/// <param name="evaluate">What the trials so far come to, as if the run were complete.</param>
/// <param name="budget">The run's budget.</param>
/// <param name="notices">Told why cases run again, or do not although nothing is decided; null for nobody.</param>
internal sealed class AddedRepeats(Func<CancellationToken, Task<EvalRun>> evaluate, BudgetMeter budget, IProgress<string>? notices)
{
    /// <summary>Whether another repeat is wanted, affordable, and may say something new.</summary>
    /// <param name="repeats">How often each case ran.</param>
    /// <param name="cases">How many cases the run has.</param>
    /// <param name="sparedBefore">Tells what recordings and cache have spared the run so far, in US dollars, and would not spare another repeat.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<bool> IsWantedAsync(int repeats, int cases, Func<Task<decimal>> sparedBefore, CancellationToken cancellationToken)
    {
        if (repeats >= RunSettings.MostRepeats || await evaluate(cancellationToken).ConfigureAwait(false) is not { Verdict: Verdict.Inconclusive } run)
        {
            return false;
        }

        // What lacks a recording lacks it in every repeat.
        var undecided = run.Gates.Where(g => g.Verdict == Verdict.Inconclusive && g.Reason != GateReason.NotRecorded).Select(g => MetricName.Parse(g.Metric)).ToList();
        if (undecided.Count == 0)
        {
            return false;
        }

        var after = string.Create(CultureInfo.InvariantCulture, $"undecided after {repeats} {(repeats == 1 ? "repeat" : "repeats")} ({string.Join(", ", undecided)})");
        if (repeats > 1 && run.Results.Rows.Where(r => r.Trial.Repeat == repeats - 1).All(r => r.Trial.Status == TrialStatus.Skipped))
        {
            notices?.Report($"{after}, and the last repeat could not be made, for nothing is recorded for it: none is added");
            return false;
        }

        if (repeats > 1 && SaysNothingNew(run.Results, undecided, last: repeats - 1))
        {
            notices?.Report($"{after}, and the last repeat brought no other score than the first: none is added");
            return false;
        }

        var spared = budget.Cap is null ? 0 : await sparedBefore().ConfigureAwait(false);
        if (!budget.Affords(cases, spared))
        {
            notices?.Report($"{after}, and one more would cost about {RunCost.Dollars(budget.CostOf(cases, spared))} of the {RunCost.Dollars(budget.Left)} that the budget has left: none is added; a new run with a larger --budget-usd may, and pays for all its repeats");
            return false;
        }

        notices?.Report($"{after}: all cases run once more");
        return true;
    }

    /// <summary>
    /// Whether no case was scored the last time as it was not the first, in all that is undecided: an app that always answers the same, or recordings without that repeat. Then more would tell no more.
    /// A run metric scores no single trial: it is told anew by another answer.
    /// </summary>
    private static bool SaysNothingNew(RunResults results, IReadOnlyList<MetricName> undecided, int last) => undecided.Select(m => m.Feedback).Distinct(StringComparer.Ordinal).All(name =>
    {
        var column = results.Columns.FirstOrDefault(c => c.Info.Name == name);
        var said = results.Rows.Select((row, i) => (row.Trial.CaseId, row.Trial.Repeat, Said: column is null ? row.Trial.OutputHash : (object?)column.Cells[i]?.Value))
            .Where(s => s.Said is not null)
            .ToLookup(s => s.Repeat, s => (s.CaseId, s.Said));
        return said[last].ToHashSet().IsSubsetOf(said[0]);
    });
}
