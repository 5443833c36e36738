namespace EvalKit.Scoring;

/// <summary>Options of <c>profanity_list</c>.</summary>
public sealed record ProfanityListOptions : ScorerOptions
{
    /// <summary>Words or phrases that are not to be said, in any case; <c>*</c> at the end of a word stands for any ending. Default: none.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>
    /// A UTF-8 file of further ones, one on a line; empty lines and lines that begin with <c>#</c> count for nothing. In a suite file relative to it, else to the
    /// current folder. It is read once, when the scorer is built.
    /// </summary>
    public string? File { get; init; }

    /// <summary>Whether the small list of English swear words that comes with the scorer counts too. Default: true.</summary>
    public bool BuiltIn { get; init; } = true;

    /// <summary>Words that may be said although a list has them; written as in the output, in any case. Default: none.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];
}
