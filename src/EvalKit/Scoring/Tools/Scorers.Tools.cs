namespace EvalKit.Scoring;

/// <content>Scorers of tools and trajectories.</content>
public static partial class Scorers
{
    /// <summary>The number of calls of chat models and of tools; lower is better.</summary>
    /// <param name="options">How many pass; null for no rule.</param>
    public static IScorer StepCount(StepCountOptions? options = null) => new StepCountScorer(options ?? new());

    /// <summary>Whether the same calls of tools came again and again; true is a loop, so false passes.</summary>
    /// <param name="options">What a loop is; null for three times in a row.</param>
    public static IScorer LoopDetection(LoopDetectionOptions? options = null) => new LoopDetectionScorer(options ?? new());

    /// <summary>Whether only permitted tools were called. A bool.</summary>
    /// <param name="options">Which tools are permitted.</param>
    public static IScorer ToolPermission(ToolPermissionOptions options) => new ToolPermissionScorer(options);

    /// <summary>Did the app make the tool calls of <c>expected_tool_calls</c>? A bool. An empty list expects no call.</summary>
    /// <param name="options">Order and arguments; null for exactly these calls with exactly these arguments, in any order.</param>
    public static IScorer ToolCallMatch(ToolCallMatchOptions? options = null) => new ToolCallMatchScorer(options ?? new());

    /// <summary>The share, in [0, 1], that the calls which were made and those of <c>expected_tool_calls</c> have in common: 2 · matched / (expected + made).</summary>
    /// <param name="options">How arguments are compared; null for exactly.</param>
    public static IScorer ToolCallF1(ToolCallF1Options? options = null) => new ToolCallF1Scorer(options ?? new());
}
