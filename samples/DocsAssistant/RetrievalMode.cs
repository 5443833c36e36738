namespace DocsAssistantSample;

/// <summary>How the assistant finds the passages that it answers from.</summary>
public enum RetrievalMode
{
    /// <summary>Ranks all passages by BM25. The default.</summary>
    Bm25,

    /// <summary>Takes the first passages, in file order, that contain the longest word of the question. Weak on purpose.</summary>
    FirstKeyword,
}
