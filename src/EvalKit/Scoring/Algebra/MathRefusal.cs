namespace EvalKit.Scoring;

/// <summary>Why an expression has no value here. Thrown while it is read, and told by the scorer; it never leaves it.</summary>
internal sealed class MathRefusal : Exception
{
    private MathRefusal(string message, bool isNoValue)
        : base(message)
    {
        IsNoValue = isNoValue;
    }

    /// <summary>Whether the text is no expression, or one without a value, so that it equals none; else it may have one that is not understood.</summary>
    public bool IsNoValue { get; }

    /// <summary>The text is no expression, or has no value (division by zero).</summary>
    public static MathRefusal NoValue(string message) => new(message, isNoValue: true);

    /// <summary>The text is mathematics that is not read, or more of it than is computed with.</summary>
    public static MathRefusal Beyond(string message) => new(message, isNoValue: false);
}
