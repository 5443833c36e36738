namespace EvalKit.Judging;

/// <summary>A part of a span that a judge can read.</summary>
internal enum SpanPart
{
    /// <summary>What it was given.</summary>
    Inputs,

    /// <summary>What it returned.</summary>
    Outputs,

    /// <summary>All attributes as they were set, and what happened at moments of it.</summary>
    Attributes,
}
