using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>
/// The judges of whole conversations. Each needs a conversation: <c>inputs.messages</c>, followed by what the app answered; see <see cref="ScoreArguments.Conversation"/>. They are
/// in preview: their feedback is named <c>&lt;judge&gt;_preview</c>.
/// </summary>
public static partial class Judges
{
    /// <summary>
    /// Does the user have everything that they asked for when the conversation ends? A bool, yes passes. Counts <c>share_met</c>, the share of the requests that are met, which is unscored
    /// where nothing is asked for.
    /// </summary>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c>.</param>
    /// <param name="name">The feedback's name; null for <c>conversation_completeness_preview</c>.</param>
    public static IScorer ConversationCompleteness(string model, string? name = null) => Of("conversation_completeness", model, name);

    /// <summary>As <see cref="ConversationCompleteness(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer ConversationCompleteness(IChatClient client) => Of("conversation_completeness", client);

    /// <summary>Does the assistant keep in mind what the user told it earlier? A bool, yes passes. What it forgot is in the metadata.</summary>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c>.</param>
    /// <param name="name">The feedback's name; null for <c>knowledge_retention_preview</c>.</param>
    public static IScorer KnowledgeRetention(string model, string? name = null) => Of("knowledge_retention", model, name);

    /// <summary>As <see cref="KnowledgeRetention(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer KnowledgeRetention(IChatClient client) => Of("knowledge_retention", client);

    /// <summary>
    /// Does the assistant keep to its topics? They are those of <c>expectations.topics</c>, a text or a list of texts, where the case has it, else those of the conversation's system turn, else
    /// those of the user's first turn. A bool, yes passes. The turns that leave them are in the metadata.
    /// </summary>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c>.</param>
    /// <param name="name">The feedback's name; null for <c>topic_adherence_preview</c>.</param>
    public static IScorer TopicAdherence(string model, string? name = null) => Of("topic_adherence", model, name);

    /// <summary>As <see cref="TopicAdherence(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer TopicAdherence(IChatClient client) => Of("topic_adherence", client);

    /// <summary>Is the user frustrated, and is it put right? A category: <c>none</c>, <c>resolved</c> or <c>unresolved</c>; all but the last pass.</summary>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c>.</param>
    /// <param name="name">The feedback's name; null for <c>user_frustration_preview</c>.</param>
    public static IScorer UserFrustration(string model, string? name = null) => Of("user_frustration", model, name);

    /// <summary>As <see cref="UserFrustration(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer UserFrustration(IChatClient client) => Of("user_frustration", client);

    /// <summary>Is all that the assistant says and does free of harm, turn by turn and as a whole? A bool, yes passes. The harms it found are in the metadata.</summary>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c>.</param>
    /// <param name="name">The feedback's name; null for <c>conversational_safety_preview</c>.</param>
    public static IScorer ConversationalSafety(string model, string? name = null) => Of("conversational_safety", model, name);

    /// <summary>As <see cref="ConversationalSafety(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer ConversationalSafety(IChatClient client) => Of("conversational_safety", client);

    /// <summary>
    /// Does the assistant stay in its role? It is what <c>expectations.role</c> says where the case has it, else the conversation's system turn, else what the assistant says of itself at
    /// first. A bool, yes passes. The turns that break it are in the metadata.
    /// </summary>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c>.</param>
    /// <param name="name">The feedback's name; null for <c>conversational_role_adherence_preview</c>.</param>
    public static IScorer ConversationalRoleAdherence(string model, string? name = null) => Of("conversational_role_adherence", model, name);

    /// <summary>As <see cref="ConversationalRoleAdherence(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer ConversationalRoleAdherence(IChatClient client) => Of("conversational_role_adherence", client);

    /// <summary>Does the assistant call its tools without waste? A bool, yes passes, also where no tool is called. The wasteful calls are in the metadata.</summary>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c>.</param>
    /// <param name="name">The feedback's name; null for <c>conversational_tool_call_efficiency_preview</c>.</param>
    public static IScorer ConversationalToolCallEfficiency(string model, string? name = null) => Of("conversational_tool_call_efficiency", model, name);

    /// <summary>As <see cref="ConversationalToolCallEfficiency(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer ConversationalToolCallEfficiency(IChatClient client) => Of("conversational_tool_call_efficiency", client);

    /// <summary>
    /// Does the assistant follow guidelines through the whole conversation? A bool, yes if each is followed in every turn. Each guideline is judged by itself; counts
    /// <c>share_followed</c>.
    /// </summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="guidelines">The guidelines, a sentence each; at least one.</param>
    /// <param name="name">The feedback's name; null for <c>conversational_guidelines_preview</c>.</param>
    /// <exception cref="EvalKitException">The URI is malformed, or a guideline is absent or empty.</exception>
    public static IScorer ConversationalGuidelines(string model, IReadOnlyList<string> guidelines, string? name = null) =>
        new JudgeScorer(FollowingThroughout(Unnamed(guidelines)), ModelUri.Parse(model), name);

    /// <summary>As <see cref="ConversationalGuidelines(string, IReadOnlyList{string}, string?)"/>; each guideline has a name and a feedback of its own, a bool.</summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="guidelines">Name and text of each guideline; at least one.</param>
    /// <param name="name">The feedback's name; null for <c>conversational_guidelines_preview</c>.</param>
    /// <exception cref="EvalKitException">The URI is malformed, a guideline is absent or empty, or a name is not snake_case.</exception>
    public static IScorer NamedConversationalGuidelines(string model, IReadOnlyDictionary<string, string> guidelines, string? name = null) =>
        new JudgeScorer(FollowingThroughout(JudgeGuidelines.Named(guidelines)), ModelUri.Parse(model), name);

    /// <summary>As <see cref="ConversationalGuidelines(string, IReadOnlyList{string}, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    /// <param name="guidelines">The guidelines, a sentence each; at least one.</param>
    /// <exception cref="EvalKitException">A guideline is absent or empty.</exception>
    public static IScorer ConversationalGuidelines(IChatClient client, IReadOnlyList<string> guidelines) => Ask(FollowingThroughout(Unnamed(guidelines)), client);

    private static JudgeFile FollowingThroughout(IReadOnlyList<JudgeGuideline> guidelines) => JudgeGuidelines.Apply(JudgeFile.Embedded("conversational_guidelines"), guidelines);
}
