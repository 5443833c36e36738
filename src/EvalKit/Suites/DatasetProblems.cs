namespace EvalKit.Suites;

/// <summary>What is wrong with the cases for a suite.</summary>
internal static class DatasetProblems
{
    public static IEnumerable<string> Of(EvalSuite suite, EvalDataset dataset)
    {
        if (dataset.Cases.Count == 0)
        {
            yield return $"the dataset '{dataset.Name}' has no cases; expected at least one.";
        }

        var recorded = dataset.Cases.Count(c => c.RecordedOutput is not null);
        if (suite.App is null && recorded > 0 && recorded < dataset.Cases.Count)
        {
            var first = dataset.Cases.First(c => c.RecordedOutput is null);
            yield return FormattableString.Invariant(
                $"{dataset.Cases.Count - recorded} of {dataset.Cases.Count} cases have no recorded output, the first is '{first.Id}'{(first.Location is { } at ? $" ({at})" : "")}. Record them, or leave them out with 'where'.");
        }
    }
}
