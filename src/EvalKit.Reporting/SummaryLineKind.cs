namespace EvalKit.Reporting;

/// <summary>What a line of a summary says.</summary>
public enum SummaryLineKind
{
    /// <summary>Something beside the verdicts that a reader should know, such as what pairs.</summary>
    Note,

    /// <summary>A gate with its verdict.</summary>
    Gate,

    /// <summary>A metric that no gate decides.</summary>
    Metric,

    /// <summary>A feedback before and after, of a comparison.</summary>
    Feedback,

    /// <summary>The verdict over all gates.</summary>
    Outcome,

    /// <summary>A warning or an error that the run met.</summary>
    Warning,

    /// <summary>What the cases under it have in common.</summary>
    Heading,

    /// <summary>A case that is worse than it was.</summary>
    Regressed,

    /// <summary>A case that is better than it was.</summary>
    Improved,

    /// <summary>A case that is neither: a label changed, or a value came or went.</summary>
    Changed,

    /// <summary>How many cases are not listed.</summary>
    More,

    /// <summary>Where the page of the run is.</summary>
    Report,

    /// <summary>What to do next.</summary>
    NextStep,

    /// <summary>A trial with its scores.</summary>
    Trial,

    /// <summary>A tool call or the error of the trial above it.</summary>
    TrialDetail,
}
