namespace EvalKit.Judging.Robustness;

/// <summary>How the characters of a probe are written.</summary>
public enum ProbeEncoding
{
    /// <summary>As they are.</summary>
    Plain,

    /// <summary>Each ASCII character as its Unicode tag.</summary>
    Tags,

    /// <summary>With a zero-width space between any two.</summary>
    ZeroWidth,
}
