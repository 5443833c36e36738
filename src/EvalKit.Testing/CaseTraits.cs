namespace EvalKit.Testing;

/// <summary>What a case's test can be filtered by: <c>dataset</c>, <c>case</c> and its tags. A tag without a value is the trait <c>tag</c> as well.</summary>
public static class CaseTraits
{
    /// <summary>The traits in a fixed order; a name may occur more than once.</summary>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="evalCase">The case.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(string dataset, EvalCase evalCase)
    {
        var traits = new List<KeyValuePair<string, string>> { new("dataset", dataset), new("case", evalCase.Id) };
        foreach (var (name, value) in evalCase.Tags.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            traits.Add(new(name, value));
            if (value == "true")
            {
                traits.Add(new("tag", name));
            }
        }

        return traits;
    }
}
