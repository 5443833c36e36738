namespace EvalKit.Scoring;

/// <summary>The language whose literals the arguments may be written in.</summary>
public enum ToolLanguage
{
    /// <summary>Values are JSON; a whole number may stand for a float.</summary>
    Python,

    /// <summary>A text may be a literal of Java, such as <c>15L</c>, <c>1.5f</c> or <c>new int[]{1, 2}</c>.</summary>
    Java,

    /// <summary>A text may be a literal of JavaScript, such as <c>{a: 1}</c> or <c>15n</c>.</summary>
    Javascript,
}
