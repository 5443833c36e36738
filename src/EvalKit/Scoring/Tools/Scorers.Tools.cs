namespace EvalKit.Scoring;

/// <summary>Scorers of tool calls.</summary>
public static partial class Scorers
{
    /// <summary>Did the app make the tool calls of <c>expected_tool_calls</c>? A bool. An empty list expects no call.</summary>
    /// <param name="options">Order and arguments; null for exactly these calls with exactly these arguments, in any order.</param>
    public static IScorer ToolCallMatch(ToolCallMatchOptions? options = null) => new ToolCallMatchScorer(options ?? new());

    /// <summary>The share, in [0, 1], that the calls which were made and those of <c>expected_tool_calls</c> have in common: 2 · matched / (expected + made).</summary>
    /// <param name="options">How arguments are compared; null for exactly.</param>
    public static IScorer ToolCallF1(ToolCallF1Options? options = null) => new ToolCallF1Scorer(options ?? new());
}
