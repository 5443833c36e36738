namespace EvalKit.Tests.Judging.Safety;

/// <summary>What a real model answered to a real question.</summary>
/// <param name="System">The data set's part and the model.</param>
/// <param name="Case">The question with its accepted answers.</param>
/// <param name="Text">The answer.</param>
internal sealed record HonestAnswer(string System, EvalCase Case, string Text);
