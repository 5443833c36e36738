using System.Text.Json;
using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>Makes a baseline of a run: of each case its hashes, and of each feedback the mean over repeats or the error.</summary>
internal static class BaselineFactory
{
    public static Baseline Create(RunResults results, DateTimeOffset blessedAt)
    {
        var record = results.Record;
        var utc = blessedAt.UtcDateTime;
        return new Baseline
        {
            Suite = record.Suite,
            Origin = record.Id,
            RunId = record.Id,
            DatasetHash = record.DatasetHash,
            App = record.AppFingerprint,
            BlessedAt = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second, TimeSpan.Zero),
            Models = ServedModels.Of(results),
            Untrusted = [.. results.Columns.Select(c => c.Info.Name).Where(name => record.FailedJudges.Contains(name, StringComparer.Ordinal) || JudgeTrust.Fault(results, name) is not null).Order(StringComparer.Ordinal)],
            Cases = [.. Cases(results).OrderBy(c => c.Id, StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<BaselineCase> Cases(RunResults results)
    {
        var columns = results.Columns.Where(c => c.Info.ValueKind != FeedbackValueKind.Text).ToList();
        var values = columns.ConvertAll(c => results.CaseValues(c.Info.Name));
        var metrics = results.RunMetrics.Select(m => (Name: RunMetricNames.NameOf(m), m.Info.Fingerprint, Cases: RunMetricReader.Read(results, m))).ToList();
        var position = 0;
        for (var start = 0; start < results.Rows.Count; position++)
        {
            var first = results.Rows[start];
            var repeats = results.Rows.Skip(start).TakeWhile(r => r.Case.Id == first.Case.Id).Count();

            // A repeat that nobody could be asked for ran nothing.
            var ran = results.Rows.Skip(start).Take(repeats).Count(r => r.Trial.Status != TrialStatus.Skipped);
            var feedback = new Dictionary<string, BaselineFeedback>(StringComparer.Ordinal);
            for (var column = 0; column < columns.Count; column++)
            {
                if (Feedback(values[column][position], columns[column], start, repeats) is { } kept)
                {
                    feedback.Add(columns[column].Info.Name, kept);
                }
            }

            yield return new BaselineCase(first.Case.Id, first.Case.CaseHash, first.Trial.OutputHash, Math.Max(1, ran), feedback)
            {
                ContextHash = first.Trial.Output?.ContextHash,
                Parts = metrics.ToDictionary(m => m.Name, m => new BaselineParts(m.Cases[position].Parts ?? [], m.Fingerprint), StringComparer.Ordinal),
            };
            start += repeats;
        }
    }

    /// <summary>A value where any repeat has one, else the first error, else nothing.</summary>
    private static BaselineFeedback? Feedback(CaseValue value, FeedbackColumn column, int start, int repeats)
    {
        var kept = value.Value is { } number ? FeedbackValue.Of(number) : value.Label is { } label ? FeedbackValue.OfCategory(label) : null;
        if (kept is not null)
        {
            return new BaselineFeedback(kept, value.SourceId, null) { PassShare = value.PassShare == value.Value ? null : value.PassShare };
        }

        var error = Enumerable.Range(start, repeats).Select(row => column.Cells[row]?.Error).FirstOrDefault(e => e is not null);
        return error is null ? null : new BaselineFeedback(null, null, JsonNamingPolicy.SnakeCaseLower.ConvertName(error.Kind.ToString()));
    }
}
