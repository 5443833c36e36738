namespace EvalKit.Judging;

/// <summary>What <c>g_eval</c> scores, from 0 to 10 (Liu et al. 2023, arXiv 2303.16634). Immutable.</summary>
public sealed record GEval
{
    /// <summary>What is scored, in a sentence or two; null (the default) where the steps say it.</summary>
    public string? Criteria { get; init; }

    /// <summary>What the judge checks, one after the other; empty (the default) where it is to work that out from the criteria, for each case anew.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>
    /// What the judge is shown, in this order, and a case must have: <c>inputs</c>, <c>inputs.&lt;name&gt;</c>, <c>outputs</c>, <c>context</c>, <c>conversation</c>,
    /// <c>expectations.&lt;name&gt;</c>; <c>outputs</c> or <c>conversation</c> among them. Default: inputs and outputs.
    /// </summary>
    public IReadOnlyList<string> Fields { get; init; } = ["inputs", "outputs"];

    /// <summary>The score from which an answer passes, from 0 to 10; null (the default) for no pass rule.</summary>
    public double? Threshold { get; init; }

    /// <summary>The feedback's name; null (the default) for <c>g_eval_preview</c>.</summary>
    public string? Name { get; init; }
}
