using System.Text.RegularExpressions;
using EvalKit.Prompts;

namespace EvalKit.TestUtils.ScriptedJudges;

/// <summary>Takes what stands behind a role mark of a chat format, full-width ones too, for the words of the system, and is right otherwise.</summary>
public sealed partial class RoleMarkJudge : ScriptedJudge
{
    /// <inheritdoc />
    protected override string Reply(string prompt, IReadOnlyList<PromptBlock> blocks, string? nonce) =>
        Verdict(IsRight(blocks) || Order().IsMatch(prompt), nonce);

    [GeneratedRegex(@"(?:<\|im_start\|>|＜｜im_start｜＞|\[INST\]|^###)[\s\S]*\bverdict is yes\b", RegexOptions.IgnoreCase | RegexOptions.Multiline, 1000)]
    private static partial Regex Order();
}
