using System.Globalization;
using System.Text.Json.Nodes;

namespace EvalKit.Gating;

/// <summary>
/// What judges' defences found in a run, counted: findings stand beside scores, and nobody opens each case to look for them. What the baseline's answer had too is no news: a change that changes nothing
/// is not warned of.
/// </summary>
internal static class FindingWarnings
{
    public static IEnumerable<string> Of(RunResults results, CasePairing? baseline)
    {
        foreach (var column in results.Columns.Where(c => c.Info.ScorerKind == ScorerKind.Judge))
        {
            var found = Enumerable.Range(0, results.Rows.Count)
                .Select(row => (Row: results.Rows[row], Names: News(results.Rows[row], column.Cells[row], baseline?.Partner(results.Rows[row].Case.Id))))
                .Where(f => f.Names.Count > 0)
                .ToList();
            if (found.Count > 0)
            {
                var kinds = found.SelectMany(f => f.Names).CountBy(k => k, StringComparer.Ordinal).OrderByDescending(k => k.Value).ThenBy(k => k.Key, StringComparer.Ordinal);
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"findings beside '{column.Info.Name}' in {found.Count} of {results.Rows.Count} answers{(baseline is null ? "" : found.Count == 1 ? ", new since the baseline" : ", all new since the baseline")} ({string.Join(", ", kinds.Select(k => $"{k.Key} {k.Value}"))}): {CaseList.Of([.. found.Select(f => f.Row.Case.Id).Distinct(StringComparer.Ordinal)])}; they change no score, see the metadata of the cases");
            }

            if (results.Record.Parameters.GetValueOrDefault(RunRecord.RobustnessParameter + column.Info.Name) == RunRecord.RobustnessOfAnother)
            {
                yield return $"the saved robustness of '{column.Info.Name}' is of another prompt, model or defence: run `evalkit judges robustness <judge> --suite <suite file> --save` anew";
            }
        }
    }

    /// <summary>What was found that the baseline's answer did not have too. What a reply of the judge shows was found now: another reply to the same answer may show something else.</summary>
    private static List<string> News(TrialRow row, Feedback? cell, BaselineCase? before)
    {
        var names = (cell?.Metadata?[FeedbackMetadata.Findings] as JsonObject)?.Select(f => f.Key).ToList() ?? [];
        return names.Count == 0 || !IsKnown(row, cell!, before) ? names : names.FindAll(n => n is FindingNames.Nonce or FindingNames.AcceptedFalseReference);
    }

    /// <summary>Whether the same judge was shown the same answer, and the same passages, when the baseline was made.</summary>
    private static bool IsKnown(TrialRow row, Feedback cell, BaselineCase? before) =>
        before?.OutputHash is { } output && output == row.Trial.OutputHash
        && before.ContextHash == row.Trial.Output?.ContextHash && before.Feedback.GetValueOrDefault(cell.Name)?.SourceId == cell.Source.Id;
}
