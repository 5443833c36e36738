namespace EvalKit.Reporting.Ci;

/// <summary>A remark on a line of the repository. Immutable.</summary>
/// <param name="Level">How loud it is.</param>
/// <param name="File">The file, from the repository's root; null for no file.</param>
/// <param name="Line">The line, from 1; null for the whole file.</param>
/// <param name="Title">One line.</param>
/// <param name="Message">One or more lines.</param>
internal sealed record Annotation(AnnotationLevel Level, string? File, int? Line, string Title, string Message);
