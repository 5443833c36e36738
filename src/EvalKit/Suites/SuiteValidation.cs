namespace EvalKit.Suites;

/// <summary>Checks that a suite and its dataset fit together, before anything runs or is paid for.</summary>
public static class SuiteValidation
{
    /// <summary>Checks name, run settings, dataset, scorers, prompts and gates.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="dataset">Its cases.</param>
    /// <exception cref="EvalKitException">Something does not fit; the message lists all problems, one a line.</exception>
    public static void Check(EvalSuite suite, EvalDataset dataset)
    {
        var problems = CheckRun(suite)
            .Concat(dataset.Cases.Count == 0 ? [$"the dataset '{dataset.Name}' has no cases; expected at least one."] : [])
            .Concat(ScorerProblems.Of(suite, dataset))
            .Concat(AppProblems.Of(suite, dataset))
            .Concat(JudgeProblems.Of(suite, dataset))
            .Concat(suite.Gates.SelectMany(gate => GateProblems.Of(gate, suite)))
            .ToList();
        if (problems.Count == 0)
        {
            return;
        }

        var subject = suite.Spec.File is { } file ? $"Suite '{suite.Name}' ({Path.GetFileName(file)})" : $"Suite '{suite.Name}'";
        throw new EvalKitException(
            FaultKind.Usage,
            problems.Count == 1 ? $"{subject}: {problems[0]}" : FormattableString.Invariant($"{subject} has {problems.Count} problems:\n- {string.Join("\n- ", problems)}"));
    }

    private static IEnumerable<string> CheckRun(EvalSuite suite)
    {
        if (!SuiteNames.IsValid(suite.Name))
        {
            yield return $"expected a suite name of {SuiteNames.Expected} (at most 100), found '{suite.Name}'.";
        }

        if (suite.Run.Repeats < 1)
        {
            yield return FormattableString.Invariant($"expected repeats from 1, found {suite.Run.Repeats}.");
        }

        if (suite.Run.AddsRepeats && suite.App is null)
        {
            yield return "'repeats: auto' needs an app: recorded outputs, and the tests of a method, run each case a fixed number of times. Write a whole number from 1 where it is set (run.repeats in the suite file, --repeats, EVALKIT_REPEATS, or repeats in evalkit.json, the last of which is often for all suites).";
        }

        if (suite.Run is { AddsRepeats: true, Repeats: not 1 })
        {
            yield return FormattableString.Invariant($"expected one repeat to begin with where repeats are added (repeats: auto), found {suite.Run.Repeats}.");
        }

        if (suite.Run.Concurrency < 1)
        {
            yield return FormattableString.Invariant($"expected a concurrency from 1, found {suite.Run.Concurrency}.");
        }

        if (suite.Run.Retries < 0)
        {
            yield return FormattableString.Invariant($"expected retries from 0, found {suite.Run.Retries}.");
        }

        if (suite.Run.Timeout <= TimeSpan.Zero)
        {
            yield return FormattableString.Invariant($"expected a timeout above 0, or none; found {suite.Run.Timeout}.");
        }
    }
}
