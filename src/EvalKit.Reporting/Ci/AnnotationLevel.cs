namespace EvalKit.Reporting.Ci;

/// <summary>How loud an annotation is.</summary>
internal enum AnnotationLevel
{
    /// <summary>Worth knowing; nothing is red.</summary>
    Notice,

    /// <summary>Something got worse, and its gate passes all the same.</summary>
    Warning,

    /// <summary>Why the job is red.</summary>
    Error,
}
