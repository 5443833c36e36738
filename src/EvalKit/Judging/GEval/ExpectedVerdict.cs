using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EvalKit.Chat.Records;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>
/// The score that is to be expected of a judge, after G-Eval (Liu et al. 2023, arXiv 2303.16634): the sum of each score times its probability, where the model tells the
/// probabilities of what might have stood in the place of the number that it gave. Their sum is taken as 1, because other tokens are no scores.
/// </summary>
internal static partial class ExpectedVerdict
{
    /// <summary>Raised where the same reply would give another number.</summary>
    public const int Version = 1;

    /// <summary>How many alternatives are asked for: the most that providers give, since each score should be among them.</summary>
    public const int Alternatives = 20;

    private const string Weighted = "weighted";
    private const string Given = "given";
    private const string Probabilities = "probabilities";

    /// <summary>The expectation; the number as it was given where the model tells no probabilities, or the number is written in several tokens. The metadata tell which.</summary>
    public static FeedbackValue Of(ChatResponse response, VerdictForm form, FeedbackValue given, JsonObject metadata)
    {
        var scores = Scores(response, form, given);
        metadata[Weighted] = scores.Count > 0;
        if (scores.Count == 0)
        {
            return given;
        }

        var sum = scores.Values.Sum();
        metadata[Given] = given.Number;
        metadata[Probabilities] = new JsonObject(scores.Select(s => KeyValuePair.Create(s.Key.ToString(CultureInfo.InvariantCulture), (JsonNode?)(s.Value / sum))));
        return FeedbackValue.Of(Math.Clamp(scores.Sum(s => s.Key * s.Value) / sum, scores.Keys.Min(), scores.Keys.Max()));
    }

    private static SortedDictionary<double, double> Scores(ChatResponse response, VerdictForm form, FeedbackValue given)
    {
        var scores = new SortedDictionary<double, double>();
        if (Verdict().Match(response.Text) is not { Success: true } match || form.Read(match.Groups[1].Value) != given)
        {
            return scores;
        }

        var number = match.Groups[1];
        if (ReplyTokens.Of(response).FirstOrDefault(t => t.At <= number.Index && t.At + t.Text.Length >= number.Index + number.Length) is not { } token)
        {
            return scores;
        }

        var told = token.Alternatives.Select(a => (Text: Bare(a.Key), Probability: Math.Exp(a.Value))).Where(a => a.Text.All(char.IsAsciiDigit) && form.Read(a.Text) is not null).ToList();
        foreach (var (text, probability) in told.Where(a => !IsStart(a.Text, told, number.Value)))
        {
            var score = double.Parse(text, CultureInfo.InvariantCulture);
            scores[score] = scores.GetValueOrDefault(score) + probability;
        }

        // Without the number itself the tokens are those of another text.
        return scores.ContainsKey(given.Number!.Value) && scores.Values.Sum() > 0 ? scores : [];
    }

    /// <summary>Whether a digit may be the first one of 10: so where 10 is never one token. What was given is whole, because the reply goes on behind it.</summary>
    private static bool IsStart(string text, List<(string Text, double Probability)> told, string given) => text == "1" && given != "1" && told.TrueForAll(t => t.Text != "10");

    private static string Bare(string token) => token.Trim(' ', '\n', '\r', '\t', '"', ':', ',', '}');

    [GeneratedRegex("\"verdict\"\\s*:\\s*\"?([0-9]+)(?![0-9.])", RegexOptions.RightToLeft | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Verdict();
}
