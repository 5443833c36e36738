namespace EvalKit;

/// <summary>What a margin's amount means.</summary>
public enum MarginKind
{
    /// <summary>A number in the metric's unit.</summary>
    Absolute,

    /// <summary>A share of the baseline's value.</summary>
    Relative,

    /// <summary>Derived from the paired data.</summary>
    Auto,
}
