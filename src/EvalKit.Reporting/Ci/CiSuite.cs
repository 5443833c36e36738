namespace EvalKit.Reporting;

/// <summary>A finished run as CI output tells it. Immutable.</summary>
/// <param name="Run">The run.</param>
public sealed record CiSuite(EvalRun Run)
{
    /// <summary>The baseline's own results; null when only the baseline file is known. Default: null.</summary>
    public RunResults? BaselineResults { get; init; }

    /// <summary>The HTML page's file; null when none was written. Default: null.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Where the evaluation is written: the test method, or the suite file. Default: null.</summary>
    public SourceLocation? Source { get; init; }

    /// <summary>Where a case is written; null for where the evaluation is. Default: null.</summary>
    public Func<EvalCase, SourceLocation?>? CaseSource { get; init; }
}
