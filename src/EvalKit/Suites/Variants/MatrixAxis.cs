using EvalKit.Suites.Yaml;

namespace EvalKit.Suites.Variants;

/// <summary>One key of a matrix: a path in the suite file, and the values that the variants take there.</summary>
/// <param name="Place">Where the key stands.</param>
/// <param name="Path">The path, as <c>--set</c> takes it.</param>
/// <param name="Values">The values, at least one, each once.</param>
internal sealed record MatrixAxis(string Place, string Path, IReadOnlyList<YamlScalar> Values);
