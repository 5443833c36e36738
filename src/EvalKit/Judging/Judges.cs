using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>
/// Scorers whose verdict a language model gives. A judge named by a model URI gets its client from the run, with recording and replay around it; one with a client of
/// your own asks it directly, without recording. What a judge counts beside its verdict is a feedback of its own, such as <c>correctness.facts_supported</c>. Safe to
/// use from many threads. A URI that is malformed throws an <see cref="EvalKitException"/>.
/// </summary>
public static partial class Judges
{
    /// <summary>
    /// Is the answer correct, given what is expected? Needs <c>outputs</c> and <c>expected_response</c> or <c>expected_facts</c>; a bool, yes passes. Counts
    /// <c>facts_supported</c>, a share, and <c>contradictions</c>, of which fewer are better.
    /// </summary>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c> or <c>local:/short-answer</c>.</param>
    /// <param name="name">The feedback's name; null for <c>correctness</c>.</param>
    public static IScorer Correctness(string model, string? name = null) => Of("correctness", model, name);

    /// <summary>As <see cref="Correctness(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer Correctness(IChatClient client) => Of("correctness", client);

    /// <summary>
    /// Does the answer say the same as an accepted one? Needs <c>outputs</c> and <c>expected_response</c>; a bool, yes passes. An answer that is equal but for letter
    /// case, white space and a full stop at its end is yes, and no model is asked.
    /// </summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for <c>equivalence</c>.</param>
    public static IScorer Equivalence(string model, string? name = null) => Of("equivalence", model, name);

    /// <summary>As <see cref="Equivalence(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer Equivalence(IChatClient client) => Of("equivalence", client);

    /// <summary>Does the answer address what was asked? Needs <c>inputs</c> and <c>outputs</c>; a bool, yes passes. Whether the answer is right plays no part.</summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for <c>relevance_to_query</c>.</param>
    public static IScorer RelevanceToQuery(string model, string? name = null) => Of("relevance_to_query", model, name);

    /// <summary>As <see cref="RelevanceToQuery(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer RelevanceToQuery(IChatClient client) => Of("relevance_to_query", client);

    /// <summary>Is the answer free of content that does harm? Needs <c>outputs</c>; a bool, yes passes. The harms it found are in the metadata.</summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for <c>safety</c>.</param>
    public static IScorer Safety(string model, string? name = null) => Of("safety", model, name);

    /// <summary>As <see cref="Safety(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer Safety(IChatClient client) => Of("safety", client);

    private static JudgeScorer Of(string judge, string model, string? name) => new(JudgeFile.Embedded(judge), ModelUri.Parse(model), name);

    private static IScorer Of(string judge, IChatClient client) => Ask(JudgeFile.Embedded(judge), client);

    private static IScorer Ask(JudgeFile judge, IChatClient client)
    {
        var model = ModelUri.Of(client);
        return new JudgeScorer(judge, model, name: null).Bind(ChatStack.Asking(client, model));
    }
}
