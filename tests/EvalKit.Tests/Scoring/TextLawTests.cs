using System.Globalization;
using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring;

/// <summary>What holds for every text: generated ones with every kind of character, and a few vicious ones.</summary>
public sealed class TextLawTests
{
    /// <summary>Any UTF-16: lone surrogates, controls, marks, digits, minus signs, and letters whose case is odd.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Char.Array[0, 40].Select(c => new string(c)),
        Gen.OneOf("a", "the", "An", "Paris", "I", "İ", "ı", "ς", "Σ", "ß", "é", "e\u0301", "\ud83c", "\udf55", "🍕", " ", "\u00a0", "\u001d", ".", "'", "-5", "1,000", "<<", ">>", "e9", "n't", "\0", "\ufffe")
            .Array[0, 12].Select(string.Concat));

    /// <summary>Words that are words to every scorer.</summary>
    private static readonly Gen<string> Words = Gen.OneOf("paris", "london", "12", "river", "seine", "running", "no").Array[1, 8].Select(w => string.Join(' ', w));

    private static readonly IReadOnlyList<IScorer> First =
    [
        Scorers.ExactMatch(), Scorers.ExactMatch(new ExactMatchOptions { Normalization = TextNormalization.Squad | TextNormalization.StripAccents }),
        Scorers.Contains(new ContainsOptions { IgnoreCase = true }), Scorers.Regex("a|é|\\d+$"), Scorers.SquadExactMatch(), Scorers.SquadF1(),
        Scorers.SquadF1(new SquadOptions { Version = 2 }), Scorers.AliasContainment(), Scorers.NumericMatch(), Scorers.ShortAnswerMatch(),
        Scorers.Readability(), Scorers.PiiDetection(), Scorers.ProfanityList(), Scorers.LanguageMatch(),
    ];

    private static readonly IReadOnlyList<IScorer> Others =
    [
        Scorers.NumericDiff(), Scorers.MathEquivalence(), Scorers.ValidXml(), Scorers.NormalizedMatch(), Scorers.ContainsAny(), Scorers.ContainsAll(), Scorers.StartsWith(), Scorers.EndsWith(), Scorers.Refusal(), Scorers.MultipleChoice(),
        Scorers.ListContains(), Scorers.ClosedBookRecall(), Scorers.Levenshtein(), Scorers.DamerauLevenshtein(), Scorers.Hamming(), Scorers.Jaro(), Scorers.JaroWinkler(),
        Scorers.WordErrorRate(), Scorers.CharacterErrorRate(), Scorers.MatchErrorRate(), Scorers.Bleu(), Scorers.Bleu(new BleuOptions { Tokenize = "intl" }),
        Scorers.Bleu(new BleuOptions { Tokenize = "zh" }), Scorers.Bleu(new BleuOptions { Tokenize = "char" }), Scorers.Gleu(), Scorers.Rouge2(new RougeOptions { Stem = true }),
        Scorers.RougeL(), Scorers.RougeLsum(), Scorers.ChrF(), Scorers.ChrFPlusPlus(new ChrfOptions { EpsilonSmoothing = true, KeepWhiteSpace = true }),
        Scorers.Meteor(), Scorers.Meteor(new MeteorOptions { Tokenize = MeteorWords.WhiteSpace }), Scorers.Ter(),
        Scorers.Ter(new TerOptions { Normalized = true, NoPunct = true, AsianSupport = true, CaseSensitive = true }),
    ];

    private static readonly IReadOnlyList<IScorer> OfText = [.. First, .. Others];

    /// <summary>Long texts that every scorer gets whole; of the other ones the scorers that count n-grams get the beginning, for the time's sake.</summary>
    private static readonly string[] Whole = ["1 MB of one letter", "1 MB of points", "1 MB of at signs", "1 MB of accents", "half a million words"];

    /// <summary>Scores that say "alike", with the best that they can say.</summary>
    private static readonly IReadOnlyList<IScorer> Similarities =
    [
        Scorers.NormalizedMatch(), Scorers.Levenshtein(), Scorers.DamerauLevenshtein(), Scorers.Hamming(), Scorers.Jaro(), Scorers.JaroWinkler(),
        Scorers.ListContains(new ListContainsOptions { Separator = "\n" }),
    ];

    private static readonly IReadOnlyList<IScorer> ErrorRates = [Scorers.WordErrorRate(), Scorers.CharacterErrorRate(), Scorers.MatchErrorRate(), Scorers.Ter()];

    private static readonly IReadOnlyList<IScorer> OfWords =
    [
        Scorers.Bleu(), Scorers.Gleu(), Scorers.Rouge1(), Scorers.RougeL(), Scorers.RougeLsum(new RougeOptions { Stem = true }), Scorers.ChrF(), Scorers.ChrFPlusPlus(),
        Scorers.ClosedBookRecall(), Scorers.ContainsAll(), Scorers.StartsWith(), Scorers.EndsWith(),
    ];

    private static readonly Dictionary<string, string> Vicious = new()
    {
        ["nothing"] = "",
        ["a NUL"] = "\0",
        ["lone surrogates"] = "\ud800x\udc00\ud800",
        ["noncharacters"] = "\ufffe\uffff",
        ["markup, formula and escape"] = "<script>=cmd()\u001b[31m",
        ["1 MB of one letter"] = new('a', 1_000_000),
        ["1 MB of y"] = new('y', 1_000_000),
        ["1 MB of digits"] = new('1', 1_000_000),
        ["1 MB of accents"] = new('\u0301', 1_000_000),
        ["1 MB of angle brackets"] = new('<', 1_000_000),
        ["1 MB of points"] = "a" + new string('.', 1_000_000) + "b",
        ["1 MB of at signs"] = string.Concat(Enumerable.Repeat("a@b.cd", 170_000)),
        ["half a million words"] = string.Concat(Enumerable.Repeat("a b ", 250_000)),
        ["half a million numbers"] = string.Concat(Enumerable.Repeat("1,", 500_000)),
        ["open calculator marks"] = string.Concat(Enumerable.Repeat("<<1", 300_000)),
        ["an endless exponent"] = "1e" + new string('9', 1_000_000),
        ["an endless fraction"] = "0." + new string('0', 1_000_000) + "1",
    };

    public static TheoryData<string> ViciousTexts => [.. Vicious.Keys];

    [Fact]
    public void No_text_makes_a_scorer_throw_or_leave_its_range() =>
        Gen.Select(AnyText, AnyText).ShouldHold(3_000, pair => OfText.All(scorer => IsSound(scorer, Given.Arguments(pair.Item1, pair.Item2))));

    [Theory]
    [MemberData(nameof(ViciousTexts))]
    public void A_vicious_text_on_either_side_is_only_a_text(string kind)
    {
        var text = Vicious[kind];
        ScoreArguments[] sides = [Given.Arguments(text, "a 1"), Given.Arguments("a 1", text), Given.Arguments(text, text)];

        First.Should().OnlyContain(scorer => sides.All(arguments => IsSound(scorer, arguments)));
        var some = Whole.Contains(kind) || text.Length < 20_000 ? text : text[..20_000];
        ScoreArguments[] others = [Given.Arguments(some, "a 1"), Given.Arguments("a 1", some), Given.Arguments(some, some[..Math.Min(some.Length, 20_000)])];
        Others.Should().OnlyContain(scorer => others.Take(text == some && text.Length > 20_000 ? 1 : 3).All(arguments => IsSound(scorer, arguments)));
    }

    [Fact]
    public void Any_text_is_equal_to_itself() => AnyText.ShouldHold(3_000, text =>
        Given.Passes(Scorers.ExactMatch(), text, text)
        && Given.Passes(Scorers.Contains(new ContainsOptions()), text, text)
        && Given.Passes(Scorers.SquadExactMatch(), text, text)
        && Given.Number(Scorers.SquadF1(new SquadOptions { Version = 2 }), text, text) == 1
        && Similarities.All(s => Given.Number(s, text, text) == 1 || (s.Info.Name == "list_contains" && WhiteSpace.Split(text).Count == 0))
        && ErrorRates.All(s => Given.Number(s, text, text) == 0));

    [Fact]
    public void Words_agree_with_themselves_wholly() => Words.ShouldHold(1_000, text =>
        Given.Number(Scorers.SquadF1(), text, text) == 1
        && Given.Passes(Scorers.AliasContainment(), text, text)
        && OfWords.All(s => Math.Abs(Given.Number(s, text, text) - 1) < 1e-12)
        && ShortAnswerModel.Judge("who?", [text], text).Features.Take(ShortAnswerFeatures.Compared).All(f => f.Value == 1));

    [Fact]
    public void Equality_and_squad_f1_are_symmetric() => Gen.Select(AnyText, AnyText, Words, Words).ShouldHold(3_000, texts =>
        Same(Scorers.ExactMatch(), texts.Item1, texts.Item2)
        && Same(Scorers.SquadExactMatch(), texts.Item1, texts.Item2)
        && Same(Scorers.SquadF1(), texts.Item1, texts.Item2)
        && Same(Scorers.SquadF1(), texts.Item3, texts.Item4)
        && ((IScorer[])[Scorers.Levenshtein(), Scorers.DamerauLevenshtein(), Scorers.Hamming(), Scorers.MatchErrorRate(), Scorers.Gleu(), Scorers.Rouge1(), Scorers.RougeL(), Scorers.ChrF(new ChrfOptions { Beta = 1, EpsilonSmoothing = true })])
            .All(s => Same(s, texts.Item1, texts.Item2) && Same(s, texts.Item3, texts.Item4)));

    [Fact]
    public void Another_accepted_answer_never_lowers_a_score() => Gen.Select(Words, Words, Words).ShouldHold(2_000, texts =>
        ((IScorer[])
            [
                Scorers.ExactMatch(), Scorers.SquadF1(), Scorers.SquadExactMatch(), Scorers.AliasContainment(), .. Similarities.SkipLast(1), Scorers.Gleu(), Scorers.RougeL(), Scorers.ChrF(),
                Scorers.Meteor(), Scorers.ClosedBookRecall(), Scorers.ContainsAny(),
            ])
            .All(s => Given.Number(s, texts.Item1, texts.Item2, texts.Item3) >= Given.Number(s, texts.Item1, texts.Item2)));

    [Fact]
    public void Squad_scores_do_not_see_case_articles_punctuation_and_white_space() => Gen.Select(Words, Words).ShouldHold(2_000, texts =>
    {
        var (output, accepted) = texts;
        var dressed = $" The  {output.ToUpperInvariant().Replace(" ", ", an\t", StringComparison.Ordinal)}!? ";
        return ((IScorer[])[Scorers.SquadExactMatch(), Scorers.SquadF1(), Scorers.AliasContainment()])
            .All(s => Given.Number(s, dressed, accepted) == Given.Number(s, output, accepted));
    });

    [Fact]
    public void Normalising_twice_is_normalising_once() => AnyText.ShouldHold(5_000, text =>
        ((TextNormalization[])[TextNormalization.LowerCase, TextNormalization.StripAccents, TextNormalization.StripPunctuation, TextNormalization.CollapseWhiteSpace])
            .All(parts => TextNormalizer.Apply(TextNormalizer.Apply(text, parts), parts) == TextNormalizer.Apply(text, parts)));

    [Fact]
    public void A_common_subsequence_is_as_long_as_the_plain_table_says() => Gen.Select(Letters(200), Letters(200)).ShouldHold(300, items =>
        CommonSubsequence.Length(items.Item1, items.Item2) == PlainTable(items.Item1, items.Item2));

    [Fact]
    public void A_number_is_found_wherever_it_stands_last() => Gen.Select(Gen.Int[-1_000_000, 1_000_000], Words).ShouldHold(2_000, sample =>
    {
        var (number, words) = sample;
        var written = number.ToString("N0", CultureInfo.InvariantCulture);
        return NumberReader.Last($"{words} = {written} {words.Replace("12", "", StringComparison.Ordinal)}.") == NumberReader.Last(number.ToString(CultureInfo.InvariantCulture));
    });

    private static bool IsSound(IScorer scorer, ScoreArguments arguments) => Given.Scores(scorer, arguments).Zip(scorer.Info.Feedbacks).All(s =>
        s.First.Error is { Kind: FeedbackErrorKind.MissingInput }
            ? scorer.Info.Name is "numeric_match" or "numeric_diff" or "math_equivalence" or "multiple_choice"
            : s.First.Error is { Kind: FeedbackErrorKind.ScorerFailed }
                ? scorer.Info.Name is "list_contains" or "math_equivalence"
                : s.First.Value is null && s.First.Error is null
                ? scorer.Info.Name is "readability" or "language_match"
                : !(s.First.Value!.Number < s.Second.Minimum) && !(s.First.Value.Number > s.Second.Maximum));

    private static bool Same(IScorer scorer, string a, string b) => Math.Abs(Given.Number(scorer, a, b) - Given.Number(scorer, b, a)) < 1e-12;

    private static Gen<string[]> Letters(int most) => Gen.OneOf("a", "b", "c").Array[0, most];

    private static int PlainTable(string[] first, string[] second)
    {
        var table = new int[first.Length + 1, second.Length + 1];
        for (var i = 1; i <= first.Length; i++)
        {
            for (var j = 1; j <= second.Length; j++)
            {
                table[i, j] = first[i - 1] == second[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
            }
        }

        return table[first.Length, second.Length];
    }
}
