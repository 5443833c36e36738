using DocsAssistantSample.Reading;

namespace DocsAssistantSample.Retrieval;

/// <summary>A passage that was found, with a score of which only the order and the ratio to other hits matter.</summary>
internal sealed record Hit(Passage Passage, double Score);
