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
    }
}
