using System.Globalization;
using System.Text.Json.Nodes;

namespace EvalKit.Gating;

/// <summary>What judges' defences found in a run, counted: findings stand beside scores, and nobody opens each case to look for them.</summary>
internal static class FindingWarnings
{
    public static IEnumerable<string> Of(RunResults results)
    {
        foreach (var column in results.Columns.Where(c => c.Info.ScorerKind == ScorerKind.Judge))
        {
            var found = Enumerable.Range(0, results.Rows.Count)
                .Select(row => (Case: results.Rows[row].Case.Id, Findings: column.Cells[row]?.Metadata?[FeedbackMetadata.Findings] as JsonObject))
                .Where(f => f.Findings is { Count: > 0 })
                .ToList();
            if (found.Count > 0)
            {
                var kinds = found.SelectMany(f => f.Findings!.Select(k => k.Key)).CountBy(k => k, StringComparer.Ordinal).OrderByDescending(k => k.Value).ThenBy(k => k.Key, StringComparer.Ordinal);
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"findings beside '{column.Info.Name}' in {found.Count} of {results.Rows.Count} answers ({string.Join(", ", kinds.Select(k => $"{k.Key} {k.Value}"))}): {CaseList.Of([.. found.Select(f => f.Case).Distinct(StringComparer.Ordinal)])}; they change no score, see the metadata of the cases");
            }

            if (results.Record.Parameters.GetValueOrDefault(RunRecord.RobustnessParameter + column.Info.Name) == RunRecord.RobustnessOfAnother)
            {
                yield return $"the saved robustness of '{column.Info.Name}' is of another prompt, model or defence: run `evalkit judges robustness --save` anew";
            }
        }
    }
}
