namespace EvalKit.Datasets;

/// <summary>Where a JSON record begins.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The bytes before it in that line.</param>
internal readonly record struct JsonPosition(int Line, int Column);
