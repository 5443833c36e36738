namespace EvalKit.Scoring;

/// <summary>Options of <c>regex</c>.</summary>
public sealed record RegexMatchOptions : ScorerOptions
{
    /// <summary>The pattern, in the dialect of .NET without look-around, backreferences and atomic groups. Required.</summary>
    public string? Pattern { get; init; }

    /// <summary>Whether upper and lower case are the same. Default: false.</summary>
    public bool IgnoreCase { get; init; }
}
