using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>The judges of guidelines.</summary>
public static partial class Judges
{
    /// <summary>
    /// Does the answer follow guidelines? Needs <c>outputs</c>; a bool, yes if each is followed. Each guideline is judged by itself; counts <c>share_followed</c>.
    /// </summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="guidelines">The guidelines, a sentence each; at least one.</param>
    /// <param name="name">The feedback's name; null for <c>guidelines</c>.</param>
    /// <exception cref="EvalKitException">The URI is malformed, or a guideline is absent or empty.</exception>
    public static IScorer Guidelines(string model, IReadOnlyList<string> guidelines, string? name = null) =>
        new JudgeScorer(Following(Unnamed(guidelines)), ModelUri.Parse(model), name);

    /// <summary>As <see cref="Guidelines(string, IReadOnlyList{string}, string?)"/>; each guideline has a name and a feedback of its own, such as <c>guidelines.polite</c>, a bool.</summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="guidelines">Name and text of each guideline; at least one.</param>
    /// <param name="name">The feedback's name; null for <c>guidelines</c>.</param>
    /// <exception cref="EvalKitException">The URI is malformed, a guideline is absent or empty, or a name is not snake_case.</exception>
    public static IScorer NamedGuidelines(string model, IReadOnlyDictionary<string, string> guidelines, string? name = null) =>
        new JudgeScorer(Following(JudgeGuidelines.Named(guidelines)), ModelUri.Parse(model), name);

    /// <summary>As <see cref="Guidelines(string, IReadOnlyList{string}, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    /// <param name="guidelines">The guidelines, a sentence each; at least one.</param>
    /// <exception cref="EvalKitException">A guideline is absent or empty.</exception>
    public static IScorer Guidelines(IChatClient client, IReadOnlyList<string> guidelines) => Ask(Following(Unnamed(guidelines)), client);

    /// <summary>
    /// Does the answer follow the guidelines of its case? Needs <c>outputs</c> and <c>guidelines</c> among the expectations, a text or a list of texts; a bool, yes if
    /// each is followed. Counts <c>share_followed</c>.
    /// </summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for <c>expectations_guidelines</c>.</param>
    public static IScorer ExpectationsGuidelines(string model, string? name = null) => Of("expectations_guidelines", model, name);

    /// <summary>As <see cref="ExpectationsGuidelines(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer ExpectationsGuidelines(IChatClient client) => Of("expectations_guidelines", client);

    private static JudgeFile Following(IReadOnlyList<JudgeGuideline> guidelines) => JudgeGuidelines.Apply(JudgeFile.Embedded("guidelines"), guidelines);

    private static IReadOnlyList<JudgeGuideline> Unnamed(IReadOnlyList<string> guidelines) => [.. guidelines.Select(g => new JudgeGuideline(null, g))];
}
