namespace EvalKit.Chat;

/// <summary>What a request may take at most before it is answered. Immutable.</summary>
/// <param name="Calls">Calls of the model, from 1.</param>
/// <param name="Tokens">Tokens of all of them together.</param>
public readonly record struct CallEstimate(int Calls, TokenUsage Tokens);
