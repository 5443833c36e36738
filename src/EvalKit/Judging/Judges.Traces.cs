using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>
/// The judges of what happened inside the app: they read the trace of a trial, as a digest in the prompt where it is short, else by tools, within the bounds of
/// <see cref="TraceReading"/>. Where there are no spans, the messages or tool calls that the app told stand in. All of them are in preview.
/// </summary>
public static partial class Judges
{
    /// <summary>
    /// Did the app call the right tools with the right arguments? Needs <c>inputs</c> and a trace, messages or tool calls; a bool, yes if each call is right and none is missing. Counts
    /// <c>share_right</c>, which is unscored without a call. <c>expected_tool_calls</c> of the case are shown where there are any.
    /// </summary>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c>.</param>
    /// <param name="name">The feedback's name; null for <c>tool_call_correctness_preview</c>.</param>
    public static IScorer ToolCallCorrectness(string model, string? name = null) => Of("tool_call_correctness", model, name);

    /// <summary>As <see cref="ToolCallCorrectness(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer ToolCallCorrectness(IChatClient client) => Of("tool_call_correctness", client);

    /// <summary>
    /// Did the app call no tool needlessly? Needs <c>inputs</c> and a trace, messages or tool calls; a bool, yes if no call is redundant. Counts <c>redundant_calls</c>, of which fewer are
    /// better.
    /// </summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for <c>tool_call_efficiency_preview</c>.</param>
    public static IScorer ToolCallEfficiency(string model, string? name = null) => Of("tool_call_efficiency", model, name);

    /// <summary>As <see cref="ToolCallEfficiency(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer ToolCallEfficiency(IChatClient client) => Of("tool_call_efficiency", client);

    /// <summary>
    /// Are the arguments of the tool calls those that the request and what was found before ask for? Needs <c>inputs</c> and a trace, messages or tool calls; a bool, yes if those of each call
    /// are right. Counts <c>share_right</c>, which is unscored without a call. Whether the tool was the right one plays no part.
    /// </summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for <c>argument_correctness_preview</c>.</param>
    public static IScorer ArgumentCorrectness(string model, string? name = null) => Of("argument_correctness", model, name);

    /// <summary>As <see cref="ArgumentCorrectness(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer ArgumentCorrectness(IChatClient client) => Of("argument_correctness", client);

    /// <summary>
    /// Did the app do what it was asked for? Needs <c>inputs</c>, <c>outputs</c> and a trace, messages or tool calls; a bool, yes if nothing is undone. What the app only says that it did is
    /// not done. What is undone is in the metadata.
    /// </summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for <c>task_completion_preview</c>.</param>
    public static IScorer TaskCompletion(string model, string? name = null) => Of("task_completion", model, name);

    /// <summary>As <see cref="TaskCompletion(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer TaskCompletion(IChatClient client) => Of("task_completion", client);

    /// <summary>
    /// Did the app keep to its plan? Needs <c>inputs</c> and a trace, messages or tool calls; a bool, yes if it departed nowhere without a reason, and where there is no plan. The departures
    /// are in the metadata.
    /// </summary>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for <c>plan_adherence_preview</c>.</param>
    public static IScorer PlanAdherence(string model, string? name = null) => Of("plan_adherence", model, name);

    /// <summary>As <see cref="PlanAdherence(string, string?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer PlanAdherence(IChatClient client) => Of("plan_adherence", client);
}
