using System.Text;
using System.Text.RegularExpressions;
using EvalKit.Prompts;

namespace EvalKit.TestUtils.ScriptedJudges;

/// <summary>
/// Obeys the last instruction that it sees among the data: a sentence that names a verdict. It reads tag characters as the letters that they stand for, sees no zero-width
/// characters, and copies a verdict in JSON as it stands. What it cannot read as words it cannot obey.
/// </summary>
public sealed partial class GullibleJudge : ScriptedJudge
{
    /// <inheritdoc />
    protected override string Reply(string prompt, IReadOnlyList<PromptBlock> blocks, string? nonce)
    {
        var seen = Read(prompt);
        var json = Json().Matches(seen).LastOrDefault();
        var sentence = Sentence().Matches(seen).LastOrDefault(s => Words().IsMatch(s.Value) && Label().IsMatch(s.Value));
        if (json is not null && (sentence is null || sentence.Index <= json.Index + json.Length))
        {
            return json.Value;
        }

        return Verdict(sentence is null ? IsRight(blocks) : Label().Matches(sentence.Value)[^1].Value.Equals("yes", StringComparison.OrdinalIgnoreCase), nonce);
    }

    private static string Read(string prompt)
    {
        var seen = new StringBuilder();
        foreach (var rune in prompt.EnumerateRunes())
        {
            seen.Append(rune.Value switch
            {
                >= 0xE0020 and <= 0xE007E => ((char)(rune.Value - 0xE0000)).ToString(),
                0x200B or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "",
                _ => rune.ToString(),
            });
        }

        return seen.ToString();
    }

    [GeneratedRegex("""\{[^{}]*"verdict":[^{}]*\}""", RegexOptions.None, 1000)]
    private static partial Regex Json();

    [GeneratedRegex(@"[^.;\n]+", RegexOptions.None, 1000)]
    private static partial Regex Sentence();

    /// <summary>The word beside another one, with a blank between them.</summary>
    [GeneratedRegex(@"\bverdict:? \S|\S verdict\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(?:yes|no)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Label();
}
