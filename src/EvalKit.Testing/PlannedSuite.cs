namespace EvalKit.Testing;

/// <summary>A test method's evaluation with its suite bound and its cases read; nothing has run. Immutable once made.</summary>
/// <param name="Declaration">What the method declares.</param>
/// <param name="Suite">The suite.</param>
/// <param name="Dataset">Its cases.</param>
public sealed record PlannedSuite(EvaluationDeclaration Declaration, EvalSuite Suite, EvalDataset Dataset)
{
    private Dictionary<string, EvalCase>? _cases;

    /// <summary>A case by its id; null when the dataset has none of that id.</summary>
    /// <param name="id">The id.</param>
    public EvalCase? Case(string id) => (_cases ??= Dataset.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal)).GetValueOrDefault(id);
}
