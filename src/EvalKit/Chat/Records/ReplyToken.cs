namespace EvalKit.Chat.Records;

/// <summary>A token of a reply and what else might have stood in its place. Immutable.</summary>
/// <param name="At">Where it begins in the reply's text.</param>
/// <param name="Text">The token.</param>
/// <param name="Alternatives">Tokens with the natural logarithm of their probability, itself among them.</param>
internal sealed record ReplyToken(int At, string Text, IReadOnlyList<KeyValuePair<string, double>> Alternatives);
