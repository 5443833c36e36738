namespace EvalKit.TestUtils.Secrets;

/// <summary>A made-up secret of a known form.</summary>
/// <param name="Name">What it imitates.</param>
/// <param name="Value">What must be nowhere.</param>
/// <param name="Text">The secret as it stands in a text: with its name or scheme, where only those tell what it is.</param>
public sealed record FakeSecret(string Name, string Value, string Text);
