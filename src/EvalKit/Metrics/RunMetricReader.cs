namespace EvalKit.Metrics;

/// <summary>Reads what each case of a run adds to a run metric.</summary>
internal static class RunMetricReader
{
    /// <summary>One entry a case, in the run's order. A case counts as scored when one of its repeats has a part.</summary>
    public static IReadOnlyList<SeriesCase> Read(RunResults results, IRunMetric metric)
    {
        var cases = new List<SeriesCase>();
        for (var start = 0; start < results.Rows.Count;)
        {
            var end = start + 1;
            while (end < results.Rows.Count && results.Rows[end].Case.Id == results.Rows[start].Case.Id)
            {
                end++;
            }

            cases.Add(Read(results, metric, start, end));
            start = end;
        }

        return cases;
    }

    private static SeriesCase Read(RunResults results, IRunMetric metric, int start, int end)
    {
        var parts = new List<RunMetricPart>();
        var errored = false;
        for (var row = start; row < end; row++)
        {
            var part = Read(results, metric, row);
            errored |= part?.Error is not null;
            if (part is { Error: null })
            {
                parts.Add(part);
            }
        }

        var evalCase = results.Rows[start].Case;
        return new SeriesCase(evalCase.Id, evalCase.CaseHash, evalCase.Cluster, null, parts.Count == 0 && errored, parts.Count == 0 ? null : metric.Info.Fingerprint)
        {
            Parts = parts.Count == 0 ? null : parts,
        };
    }

    private static RunMetricPart? Read(RunResults results, IRunMetric metric, int row)
    {
        var trial = results.Rows[row].Trial;
        if (trial.Output is null && !metric.Info.ScoresFailedTrials)
        {
            return trial.Status is TrialStatus.Ok or TrialStatus.AppError or TrialStatus.Timeout
                ? RunMetricPart.Failed(FeedbackErrorKind.NoOutput, $"There is no output to score. {trial.Error?.Message}".TrimEnd())
                : null;
        }

        try
        {
            return metric.Read(new RunMetricArguments(results, row));
        }
        catch (Exception fault)
        {
            return RunMetricPart.Failed(FeedbackErrorKind.ScorerFailed, $"Run metric '{metric.Info.Name}' threw {fault.GetType().FullName}: {fault.Message}");
        }
    }
}
