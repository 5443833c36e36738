namespace EvalKit.Reporting;

/// <summary>What a Markdown summary shows beside the run. Immutable.</summary>
public sealed record MarkdownSummaryOptions
{
    /// <summary>Where the HTML page is, as a reader may look for it; null when none was written. Default: null.</summary>
    public string? ReportPath { get; init; }

    /// <summary>The address of the HTML page, <c>http</c> or <c>https</c>: cases link into it. Default: null, which links nothing.</summary>
    public Uri? ReportAddress { get; init; }

    /// <summary>The baseline's own results, whose outputs are shown beside the new ones; null when only the baseline file is known. Default: null.</summary>
    public RunResults? BaselineResults { get; init; }

    /// <summary>
    /// The commit that a reader knows the change by, where the run was made on another: CI builds a pull request's merge with its target. Default: null.
    /// </summary>
    public string? HeadCommit { get; init; }

    /// <summary>Whether the verdict stands in an alert, which GitHub and GitLab draw and others show as its bare mark. Default: true.</summary>
    public bool HasAlert { get; init; } = true;
}
