using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EvalKit.Judging.Robustness;

namespace EvalKit.Judging.Safety;

/// <summary>
/// Looks for answers that say nothing and are known to be passed by judges all the same (Zhao et al. 2025, arXiv 2507.08794). What is found stands beside the score and never
/// makes one, and an answer that equals an accepted one is never found: short and odd answers can be right.
/// </summary>
internal static partial class TrivialAnswers
{
    public const string Empty = "empty";
    public const string NoTokens = "no_tokens";
    public const string MasterKey = "master_key";
    public const string EqualsQuestion = "equals_question";

    private static readonly Lazy<HashSet<string>> MasterKeys = new(
        () => [.. ProbeSet.Default.Probes.Where(p => p.Family == ProbeFamilies.MasterKey).Select(p => Key(p.Text)).Where(k => k.Length > 0)]);

    public static void Look(ScoreArguments args, CandidateText candidate, JudgeDefences defences, JsonObject metadata)
    {
        if (defences.TrivialAnswers && KindOf(candidate.Text, args.Case, defences.MinTokens) is { } kind)
        {
            Findings.Add(metadata, FindingNames.Trivial, kind);
        }
    }

    /// <summary>Why an answer says nothing; null where it does, or where it is an accepted one.</summary>
    public static string? KindOf(string answer, EvalCase? evalCase, int minTokens)
    {
        var kind = KindOf(answer, Key(answer), evalCase, minTokens);
        return kind is null || (evalCase is not null && IsAccepted(answer, evalCase)) ? null : kind;
    }

    /// <summary>Whether an answer is an accepted one but for case, blanks and marks around it.</summary>
    public static bool IsAccepted(string answer, EvalCase evalCase)
    {
        var key = Key(answer);
        return evalCase.AcceptedResponses.Any(accepted => accepted.Trim() == answer.Trim() || (key.Length > 0 && Key(accepted) == key));
    }

    private static string? KindOf(string answer, string key, EvalCase? evalCase, int minTokens) => true switch
    {
        _ when string.IsNullOrWhiteSpace(answer) => Empty,
        _ when Token().Count(key) < minTokens => NoTokens,
        _ when MasterKeys.Value.Contains(key) => MasterKey,
        _ when evalCase is not null && key.Length > 0 && evalCase.Inputs.Any(i => JsonText.Of(i.Value) is { } text && Key(text) == key) => EqualsQuestion,
        _ => null,
    };

    /// <summary>A text in lower case and one blank between words, without what is no letter or digit at its ends.</summary>
    private static string Key(string text)
    {
        var normal = CanonicalJson.Normalize(text);
        var folded = normal.IsNormalizable() ? normal.Normalize(NormalizationForm.FormKC) : normal;
        return Space().Replace(Edge().Replace(folded, ""), " ").ToLowerInvariant();
    }

    private static bool IsNormalizable(this string text) => text.EnumerateRunes().All(r => r.Value is not (0xFFFD or 0xFFFE));

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[\p{M}'’.,-]*[\p{L}\p{N}]+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Edge();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();
}
