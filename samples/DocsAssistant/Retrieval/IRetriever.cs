namespace DocsAssistantSample.Retrieval;

/// <summary>Finds passages for the terms of a question. Implementations are immutable.</summary>
internal interface IRetriever
{
    /// <summary>At most <paramref name="count"/> passages, best first.</summary>
    IReadOnlyList<Hit> Retrieve(IReadOnlyList<string> terms, int count);
}
