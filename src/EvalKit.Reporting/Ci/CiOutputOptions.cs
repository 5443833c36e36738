namespace EvalKit.Reporting;

/// <summary>What CI output is given. Immutable.</summary>
public sealed record CiOutputOptions
{
    /// <summary>The folder that reports are written to; the comment and the JUnit files lie there too.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>A folder of the project, from which relative paths are meant and the repository is looked for.</summary>
    public required string Folder { get; init; }

    /// <summary>Looks an environment variable up; null when it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>The address that the output folder is published under, <c>http</c> or <c>https</c>; cases link to pages below it. Default: null, which links nothing.</summary>
    public string? ReportUrl { get; init; }

    /// <summary>Whether a gate that is Inconclusive fails. Default: false.</summary>
    public bool Strict { get; init; }
}
