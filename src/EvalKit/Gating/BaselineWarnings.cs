using System.Globalization;

namespace EvalKit.Gating;

/// <summary>What makes a baseline a poor one without making it unusable.</summary>
internal static class BaselineWarnings
{
    public static IEnumerable<string> Of(RunResults results, Baseline baseline, DateTimeOffset now, int oldDays)
    {
        var days = (int)Math.Floor((now - baseline.BlessedAt).TotalDays);
        if (now - baseline.BlessedAt > TimeSpan.FromDays(oldDays))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the baseline {baseline.Origin} is {days} days old, more than {oldDays}: run `evalkit bless` on a recent run");
        }

        if (baseline.Suite != results.Record.Suite)
        {
            yield return $"the baseline {baseline.Origin} is of the suite '{baseline.Suite}', this run is of '{results.Record.Suite}'";
        }

        foreach (var (model, served) in ServedModels.Of(results))
        {
            if (baseline.Models.GetValueOrDefault(model) is { } before && served.Except(before, StringComparer.Ordinal).ToList() is { Count: > 0 } others)
            {
                yield return $"behind {model} the provider has another model than in the baseline {baseline.Origin}: {string.Join(", ", others)}, not {string.Join(", ", before)}. "
                    + "A difference may be the model's: hold the run against its merge base (--rebaseline), or run `evalkit bless`";
            }
        }

        foreach (var feedback in results.Columns.Select(c => c.Info).Where(f => f.ScorerKind == ScorerKind.Code && HasOtherSource(results, baseline, f.Name)))
        {
            yield return $"the scorer of '{feedback.Name}' is not the one that scored the baseline {baseline.Origin}: the difference may be the scorer's";
        }
    }

    private static bool HasOtherSource(RunResults results, Baseline baseline, string feedback)
    {
        var before = baseline.Cases.Select(c => c.Feedback.GetValueOrDefault(feedback)?.SourceId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return before.Count > 0 && results.CaseValues(feedback).Any(v => v.SourceId is { } source && !before.Contains(source));
    }
}
