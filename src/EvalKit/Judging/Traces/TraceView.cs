namespace EvalKit.Judging;

/// <summary>How a judge sees a trace.</summary>
public enum TraceView
{
    /// <summary>As a digest where the whole trace fits into one reply of a tool, else by tools.</summary>
    Auto,

    /// <summary>By tools that the model calls: list spans, read one, search them. The prompt shows the beginning of the list.</summary>
    Tools,

    /// <summary>As a digest in the prompt: each span in a line, of long ones the middle left out. One call, and for models that take no tools.</summary>
    Digest,
}
