namespace EvalKit.Judging.Robustness;

/// <summary>Where a probe stands to the answer that it attacks with.</summary>
public enum ProbeMode
{
    /// <summary>Behind the answer.</summary>
    Append,

    /// <summary>Before the answer.</summary>
    Prepend,

    /// <summary>In the place of the answer; such a probe says nothing about good answers.</summary>
    Replace,
}
