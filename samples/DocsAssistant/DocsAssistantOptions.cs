namespace DocsAssistantSample;

/// <summary>The settings of the assistant.</summary>
/// <param name="Retrieval">How passages are found.</param>
public sealed record DocsAssistantOptions(RetrievalMode Retrieval = RetrievalMode.Bm25)
{
    /// <summary>The environment variable that chooses the retrieval mode: <c>bm25</c> (the default) or <c>first_keyword</c>.</summary>
    public const string RetrievalVariable = "DOCS_ASSISTANT_RETRIEVAL";

    /// <summary>Reads the settings through <paramref name="lookup"/>, which returns null for a variable that is not set.</summary>
    /// <exception cref="InvalidOperationException">The variable has a value that names no mode.</exception>
    public static DocsAssistantOptions FromEnvironment(Func<string, string?> lookup)
    {
        ArgumentNullException.ThrowIfNull(lookup);
        var value = lookup(RetrievalVariable);
        return value switch
        {
            null or "" or "bm25" => new DocsAssistantOptions(RetrievalMode.Bm25),
            "first_keyword" => new DocsAssistantOptions(RetrievalMode.FirstKeyword),
            _ => throw new InvalidOperationException(
                $"{RetrievalVariable} is '{value}', but 'bm25' or 'first_keyword' was expected. Set one of them or unset the variable."),
        };
    }
}
