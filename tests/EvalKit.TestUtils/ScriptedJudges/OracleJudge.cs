using EvalKit.Prompts;

namespace EvalKit.TestUtils.ScriptedJudges;

/// <summary>Is always right, whatever else the answer says.</summary>
public sealed class OracleJudge : ScriptedJudge
{
    /// <inheritdoc />
    protected override string Reply(string prompt, IReadOnlyList<PromptBlock> blocks, string? nonce) => Verdict(IsRight(blocks), nonce);
}
