using System.Globalization;

namespace EvalKit.Running;

/// <summary>Says what went wrong in a run, so that a reader of its verdict need not open the cases: the app and each scorer with its most frequent error, unless a gate line says it.</summary>
internal static class ErrorWarnings
{
    private const int LongestMessage = 400;

    public static IEnumerable<string> Of(RunResults results, IReadOnlyList<GateResult> gates)
    {
        var app = results.Rows.Select(r => r.Trial.Error).OfType<TrialError>().Where(e => e.Kind != TrialErrorKind.NotRun).Select(e => e.Message).ToList();
        if (app.Count > 0)
        {
            yield return Line("the app gave no output in", app, results.Rows.Count);
        }

        var skipped = results.Rows.Select(r => r.Trial).Where(t => t is { Status: TrialStatus.Skipped, Error: not null }).Select(t => t.Error!.Message).ToList();
        if (skipped.Count > 0)
        {
            yield return Line("skipped", skipped, results.Rows.Count);
        }

        // A failed call of a judge is the error of its verdict and of all that is counted beside it.
        var told = new HashSet<(string Scorer, string Errors)>();
        foreach (var column in results.Columns)
        {
            // A trial without output is the app's fault and said above.
            var errors = column.Cells.Select(c => c?.Error).OfType<FeedbackError>().Where(e => e.Kind != FeedbackErrorKind.NoOutput).Select(e => e.Message).ToList();
            if (errors.Count > 0
                && !errors.Exists(e => gates.Any(g => g.Text.Contains(e, StringComparison.Ordinal)))
                && (column.Info.ScorerFingerprint.Length == 0 || told.Add((column.Info.ScorerFingerprint, string.Join('\n', errors)))))
            {
                yield return Line($"{column.Info.Name} could not score", errors, results.Rows.Count);
            }
        }
    }

    private static string Line(string what, List<string> messages, int trials)
    {
        var kinds = messages.CountBy(m => m, StringComparer.Ordinal).ToList();
        var most = kinds.MaxBy(k => k.Value);
        var message = most.Key.Length > LongestMessage ? most.Key[..LongestMessage] + "…" : most.Key;
        var counted = string.Create(CultureInfo.InvariantCulture, $"{messages.Count} of {trials} {(trials == 1 ? "trial" : "trials")}");
        return $"{what} {counted}{(kinds.Count > 1 ? ", for example" : "")}: {message}";
    }
}
