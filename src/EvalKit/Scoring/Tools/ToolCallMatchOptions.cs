namespace EvalKit.Scoring;

/// <summary>Options of <c>tool_call_match</c>.</summary>
public sealed record ToolCallMatchOptions : ToolCallOptions
{
    /// <summary>How the calls that were made stand to the expected ones. Default: exactly these, in any order.</summary>
    public ToolCallOrder Order { get; init; } = ToolCallOrder.Unordered;
}
