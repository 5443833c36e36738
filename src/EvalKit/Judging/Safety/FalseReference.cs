using System.Globalization;
using System.Text.Json.Nodes;

namespace EvalKit.Judging.Safety;

/// <summary>
/// A case whose expectation is deliberately false: a number that is not the accepted one, or a name that nobody has. It follows from the case and the answer, so that the same
/// question makes the same prompt, and the answer does not contain it.
/// </summary>
internal static class FalseReference
{
    private const string Need = "expectations.";

    // Syllables that no language puts together in this way as a name of its own.
    private static readonly string[] Syllables = ["vel", "tor", "quim", "ras", "dolu", "ben", "xav", "mir", "osk", "pla", "zun", "eth", "gro", "liv", "nac", "yul"];

    /// <summary>Whether a judge decides by a reference.</summary>
    public static bool IsUsedBy(JudgeFile judge) =>
        judge.Needs.SelectMany(n => n.Split('|', StringSplitOptions.TrimEntries)).Any(n => n is Need + ExpectedResponses.Field or Need + ExpectedFacts.Field);

    /// <summary>The case with a false expectation; null where it has none to falsify.</summary>
    /// <param name="evalCase">The case.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="hash">Hexadecimal digits that follow from both.</param>
    public static EvalCase? Of(EvalCase? evalCase, string answer, string hash)
    {
        if (evalCase is null || !(evalCase.Expectations.ContainsKey(ExpectedResponses.Field) || evalCase.Expectations.ContainsKey(ExpectedFacts.Field)))
        {
            return null;
        }

        var claim = Claim(evalCase.AcceptedResponses, answer, hash);
        var expectations = new JsonObject();
        foreach (var (name, value) in evalCase.Expectations)
        {
            expectations[name] = name switch
            {
                ExpectedResponses.Field => claim,
                ExpectedFacts.Field => new JsonArray(claim),
                _ => JsonNode.Parse(value.GetRawText()),
            };
        }

        return evalCase with { Expectations = CaseFields.From(expectations) };
    }

    private static string Claim(IReadOnlyList<string> accepted, string answer, string hash)
    {
        var isNumber = accepted.Count > 0 && accepted.All(a => Number(a) is not null);
        for (var attempt = 0; ; attempt++)
        {
            var digits = CanonicalJson.Hash(w => w.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{hash}{attempt}")));
            var claim = isNumber ? OtherNumber(digits) : Name(digits);
            if (!answer.Contains(claim, StringComparison.OrdinalIgnoreCase) && accepted.All(a => !a.Contains(claim, StringComparison.OrdinalIgnoreCase)))
            {
                return claim;
            }
        }
    }

    private static double? Number(string text) =>
        double.TryParse(text.Trim().TrimStart('$', '€', '£').TrimEnd('%'), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string OtherNumber(string digits) =>
        (10_000 + (int.Parse(digits[..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture) % 900_000)).ToString(CultureInfo.InvariantCulture);

    private static string Name(string digits) => $"{Word(digits[..3])} {Word(digits[3..6])}";

    private static string Word(string digits)
    {
        var word = string.Concat(digits.Select(d => Syllables[Convert.ToInt32(d.ToString(), 16)]));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
