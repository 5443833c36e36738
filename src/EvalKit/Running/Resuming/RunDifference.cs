namespace EvalKit.Running.Resuming;

/// <summary>Names in what two runs differ, so that a reader knows why the one cannot go on as the other.</summary>
internal static class RunDifference
{
    /// <summary>What differs first, as the subject and verb of a sentence; null when one can go on as the other.</summary>
    public static string? Between(RunRecord planned, RunRecord found)
    {
        if (found.DatasetHash != planned.DatasetHash)
        {
            return $"the dataset differs ({Short(found.DatasetHash)} → {Short(planned.DatasetHash)})";
        }

        if (found.AppFingerprint != planned.AppFingerprint)
        {
            return $"the app differs ({Short(found.AppFingerprint)} → {Short(planned.AppFingerprint)})";
        }

        if (IsBehindACommand(planned) && (found.Environment.Commit, planned.Environment.Commit) is ({ } before, { } now) && before != now)
        {
            return $"the commit differs ({Short(before)} → {Short(now)}), and what stands behind a command or an endpoint is not seen";
        }

        if (found.SuiteFingerprint != planned.SuiteFingerprint)
        {
            return OfSuite(planned, found);
        }

        if (!found.FailedJudges.ToHashSet(StringComparer.Ordinal).SetEquals(planned.FailedJudges))
        {
            return "its judges' controls tell something else now";
        }

        if (Parameter(found, RunRecord.VariantParameter) != Parameter(planned, RunRecord.VariantParameter))
        {
            return "it is of another variant";
        }

        if (Parameter(found, RunRecord.ReferenceParameter) != Parameter(planned, RunRecord.ReferenceParameter))
        {
            return "its answers were held against another run";
        }

        return Parameter(found, RunRecord.SelectionParameter) == Parameter(planned, RunRecord.SelectionParameter) ? null : "other cases are selected";
    }

    /// <summary>Whether the fingerprint covers only the way to the app, so that another commit may be another app.</summary>
    private static bool IsBehindACommand(RunRecord run) =>
        run.AppFingerprint.StartsWith("exec:", StringComparison.Ordinal) || run.AppFingerprint.StartsWith("http:", StringComparison.Ordinal);

    private static string OfSuite(RunRecord planned, RunRecord found)
    {
        foreach (var feedback in planned.Feedbacks)
        {
            if (found.Feedbacks.FirstOrDefault(f => f.Name == feedback.Name) is not { } before)
            {
                return $"the scorer of '{feedback.Name}' is new";
            }

            if (before.ScorerFingerprint != feedback.ScorerFingerprint)
            {
                return $"the {(feedback.ScorerKind == ScorerKind.Judge ? "judge" : "scorer")} of '{feedback.Name}' differs ({Short(before.ScorerFingerprint)} → {Short(feedback.ScorerFingerprint)})";
            }
        }

        if (found.Feedbacks.FirstOrDefault(f => planned.Feedbacks.All(p => p.Name != f.Name)) is { } gone)
        {
            return $"the scorer of '{gone.Name}' is gone";
        }

        foreach (var name in new[] { RunRecord.RepeatsParameter, RunRecord.SeedParameter })
        {
            if (Parameter(found, name) != Parameter(planned, name))
            {
                return $"{name} differ{(name == RunRecord.SeedParameter ? "s" : "")} ({Parameter(found, name)} → {Parameter(planned, name)})";
            }
        }

        return "the gates differ";
    }

    private static string? Parameter(RunRecord run, string name) => run.Parameters.GetValueOrDefault(name);

    /// <summary>Enough of a fingerprint to tell two apart: its kind, where it names one, and some digits.</summary>
    private static string Short(string fingerprint)
    {
        const int Digits = 8;
        var colon = fingerprint.IndexOf(':', StringComparison.Ordinal) + 1;
        return fingerprint.Length > colon + Digits ? fingerprint[..(colon + Digits)] : fingerprint;
    }
}
