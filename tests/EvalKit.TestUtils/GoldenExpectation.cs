namespace EvalKit.TestUtils;

/// <summary>What the definition of gates says about a golden case.</summary>
/// <param name="Verdict">The verdict, in snake_case.</param>
/// <param name="Reason">The reason, in snake_case.</param>
/// <param name="Text">The gate line; null where only verdict and reason are held.</param>
public sealed record GoldenExpectation(string Verdict, string Reason, string? Text = null);
