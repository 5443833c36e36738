using System.Globalization;
using CsCheck;
using EvalKit.Judging;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Judging;

/// <summary>What holds for every reply whatever.</summary>
public sealed class VerdictParserLawTests
{
    private const int Megabyte = 1 << 20;

    private static readonly VerdictForm[] Forms =
    [
        VerdictForm.Pairwise,
        new() { Kind = FeedbackValueKind.Bool, Menu = VerdictForm.YesNo, PassLabels = ["yes"], Lists = ["missing"] },
        new() { Kind = FeedbackValueKind.Number, Minimum = 0, Maximum = 10 },
    ];

    private static readonly string[] Pieces =
    [
        "{", "}", "\"", "\"verdict\"", ":", "[[", "]]", "```", "\n", "\r\n", ".", ", ", "*", "Verdict:", "score = ", "yes", "no", "7", "7/10", "A", "B>A", "tie", "Output (a)",
        " is better", "Therefore, ", "based on ", " because ", "\\ud800", "\ud800", "\udc00", "\0", "\u2028", "\ufeff", "İ", "ı", "ß", "é", "e\u0301", "١", "٣",
    ];

    [Fact]
    public void No_reply_throws_and_each_has_a_value_or_a_fault()
    {
        var text = Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 30].Select(string.Concat), Gen.Char.Array[0, 40].Select(c => new string(c)));
        Gen.Select(text, Gen.Int[0, Forms.Length - 1], Gen.Bool).ShouldHold(
            20_000,
            sample =>
            {
                var (reply, form, complete) = sample;
                var reading = VerdictParser.Parse(reply, Forms[form], complete);
                return (reading.Value is null) != (reading.Fault is null) && reading.Reply == reply;
            });
    }

    [Theory]
    [InlineData("[[")]
    [InlineData("[[a")]
    [InlineData("[[A]]")]
    [InlineData("{")]
    [InlineData("{\"")]
    [InlineData("{ \"a\": ")]
    [InlineData("{}")]
    [InlineData("{\"verdict\":1}")]
    [InlineData("{\"a\":{\"a\":")]
    [InlineData("```\n")]
    [InlineData("```{}\n")]
    [InlineData("score:")]
    [InlineData("score : ")]
    [InlineData("score  ")]
    [InlineData("verdict: A\n")]
    [InlineData("*")]
    [InlineData("\" ")]
    [InlineData(". ")]
    [InlineData("So. ")]
    [InlineData("So, ")]
    [InlineData("based on , ")]
    [InlineData("Therefore, based on x, Output (a) is better\n")]
    [InlineData("Output (a) is better because ")]
    [InlineData("Output (a)\n")]
    [InlineData("A ")]
    [InlineData("(")]
    [InlineData("\n")]
    [InlineData("\0")]
    [InlineData("\ud800")]
    [InlineData("é")]
    public void A_megabyte_of_anything_is_read(string piece)
    {
        var reply = string.Concat(Enumerable.Repeat(piece, Megabyte / piece.Length));
        foreach (var reading in new[] { VerdictParser.Parse(reply, Forms[0], complete: true), VerdictParser.Parse($"x {reply} x", Forms[2], complete: true) })
        {
            (reading.Value is null).Should().Be(reading.Fault is not null);
            (reading.Fault?.Length ?? 0).Should().BeLessThan(500);
        }
    }

    [Theory]
    [InlineData("""{"verdict":"\ud800"}""")]
    [InlineData("""{"\ud800":1,"verdict":"yes"}""")]
    [InlineData("""{"reason":"\udc00","verdict":"yes"}""")]
    [InlineData("""{"missing":["\ud800"],"verdict":"yes"}""")]
    public void JSON_that_holds_half_a_character_is_a_fault(string reply) => VerdictParser.Parse(reply, Forms[1], complete: true).Fault.Should().Contain("Unicode");

    [Theory]
    [InlineData("de-DE")]
    [InlineData("sv-SE")] // negative numbers begin with U+2212
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Replies_are_read_alike_in_every_culture(string culture)
    {
        string[] replies =
        [
            "Rating: 7.5", "Rating: 7,5", """{"verdict": 7.5}""", "7.5", "RATING: 7", "VERDICT: NO", "no", "NO", "I PREFER OUTPUT (B)", "THE WINNER IS OUTPUT (A).", "WINNER: TIE", "winner: TİE",
            "In conclusion, Output (a) is better.", "IN CONCLUSION, OUTPUT (A) IS BETTER.", "٧",
        ];
        string[] Read() => [.. from form in Forms from reply in replies let reading = VerdictParser.Parse(reply, form, complete: true) select $"{reading.Value}|{reading.Fault}"];

        In(culture, Read).Should().Equal(In("", Read));
    }

    private static string[] In(string culture, Func<string[]> read)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return read();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
