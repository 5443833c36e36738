namespace EvalKit.Cli.Browsing;

/// <summary>Whether the section that a line belongs to is open.</summary>
internal enum Fold
{
    /// <summary>It is one line: there is nothing to close.</summary>
    None,

    /// <summary>Its text and its parts are shown.</summary>
    Open,

    /// <summary>Only its first line is shown.</summary>
    Closed,
}
