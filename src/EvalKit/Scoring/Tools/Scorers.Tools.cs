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
}
