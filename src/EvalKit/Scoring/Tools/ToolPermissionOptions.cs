namespace EvalKit.Scoring;

/// <summary>Options of <c>tool_permission</c>; at least one of the lists is needed. A name that ends in <c>*</c> is a prefix.</summary>
public sealed record ToolPermissionOptions : ScorerOptions
{
    /// <summary>The tools that may be called; null for all that are not denied. An empty list forbids every tool.</summary>
    public IReadOnlyList<string>? Allow { get; init; }

    /// <summary>The tools that must not be called, also where they are allowed. Default: none.</summary>
    public IReadOnlyList<string> Deny { get; init; } = [];
}
