namespace EvalKit.Scoring;

/// <summary>Options of <c>tool_call_f1</c>.</summary>
public sealed record ToolCallF1Options : ToolCallOptions;
