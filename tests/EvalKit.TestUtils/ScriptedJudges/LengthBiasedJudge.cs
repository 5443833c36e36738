using EvalKit.Prompts;

namespace EvalKit.TestUtils.ScriptedJudges;

/// <summary>Takes much text for a good answer.</summary>
/// <param name="impressed">From so many characters on it is impressed.</param>
public sealed class LengthBiasedJudge(int impressed = 2000) : ScriptedJudge
{
    /// <inheritdoc />
    protected override string Reply(string prompt, IReadOnlyList<PromptBlock> blocks, string? nonce) =>
        Verdict(AnswerIn(blocks).Length >= impressed || IsRight(blocks), nonce);
}
