using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>The judges of retrieved passages.</summary>
public static partial class Judges
{
    /// <summary>
    /// Is everything that the answer claims supported by the passages? Needs <c>outputs</c> and the passages that the app retrieved, or
    /// <c>expected_retrieved_context</c>; a bool, yes passes. Counts <c>share_supported</c>, which is unscored where nothing is claimed, and <c>contradicted</c>, of
    /// which fewer are better.
    /// </summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for <c>groundedness</c>.</param>
    public static IScorer Groundedness(string model, string? name = null) => Of("groundedness", model, name);

    /// <summary>As <see cref="Groundedness(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer Groundedness(IChatClient client) => Of("groundedness", client);

    /// <summary>
    /// Which of the retrieved passages help to answer the question? Needs <c>inputs</c> and the passages that the app retrieved; a bool, yes if at least one does.
    /// Counts <c>precision</c>, the share of the passages that do.
    /// </summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for <c>retrieval_relevance</c>.</param>
    public static IScorer RetrievalRelevance(string model, string? name = null) => Of("retrieval_relevance", model, name);

    /// <summary>As <see cref="RetrievalRelevance(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer RetrievalRelevance(IChatClient client) => Of("retrieval_relevance", client);

    /// <summary>
    /// Do the retrieved passages hold all that the expected answer needs? Needs the passages that the app retrieved and <c>expected_response</c> or
    /// <c>expected_facts</c>; a bool, yes passes. Counts <c>facts_present</c>, a share.
    /// </summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for <c>retrieval_sufficiency</c>.</param>
    public static IScorer RetrievalSufficiency(string model, string? name = null) => Of("retrieval_sufficiency", model, name);

    /// <summary>As <see cref="RetrievalSufficiency(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer RetrievalSufficiency(IChatClient client) => Of("retrieval_sufficiency", client);
}
