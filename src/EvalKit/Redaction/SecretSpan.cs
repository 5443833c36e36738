namespace EvalKit.Redaction;

/// <summary>Where a secret stands in a text, and what kind it is.</summary>
internal readonly record struct SecretSpan(int Start, int End, string Label);
