namespace EvalKit.Xunit;

/// <summary>The failure of a gate, or of a case that a gate demands to pass.</summary>
internal sealed class EvaluationFailedException(string message) : Exception(message);
