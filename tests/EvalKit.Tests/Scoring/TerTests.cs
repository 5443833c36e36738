using System.Globalization;
using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring;

/// <summary>What the golden pairs leave open of <c>ter</c>: its options, its limits and its laws.</summary>
public sealed class TerTests
{
    private const string Show = "Karen Grassle played Chaka on the Land of the Lost TV show.";
    private const string Film = "The first Fast and Furious movie was released on June 22, 2001.";

    private static readonly Gen<string> Words = Gen.OneOf("a", "b", "c", "d").Array[0, 15].Select(w => string.Join(' ', w));

    /// <summary>Computed by sacreBLEU 2.6.0.</summary>
    [Theory]
    [InlineData("normalized", Show, "Phillip Paley", 6.5)]
    [InlineData("normalized", Film, "2001", 13)]
    [InlineData("no_punct", Film, "2001", 11)]
    [InlineData("case_sensitive", Film, "2001", 12)]
    [InlineData("normalized,asian_support", "我爱天安门", "我爱北京天安门", 2.0 / 7)]
    [InlineData("normalized,asian_support", "東京タワーが高い", "東京タワーは高いです", 0.4)]
    [InlineData("normalized,asian_support", "\"引用\", (括号)", "「引用」、（括号）", 5.0 / 9)]
    public void Each_option_gives_the_value_of_its_reference(string options, string output, string accepted, double rate)
    {
        var scorer = Given.FromCatalog("ter", $"{{{string.Join(", ", options.Split(',').Select(o => $"\"{o}\": true"))}}}");

        Given.Scores(scorer, output, accepted)[0].Value!.Number.Should().BeApproximately(rate, 1e-12);
    }

    [Fact]
    public void Case_is_heeded_only_where_that_is_asked()
    {
        Given.Number(Scorers.Ter(), "The Cat", "the cat").Should().Be(0);
        Given.Number(Scorers.Ter(new TerOptions { CaseSensitive = true }), "The Cat", "the cat").Should().Be(1);
    }

    [Fact]
    public void A_moved_run_of_words_is_one_edit_where_a_word_error_rate_counts_every_word()
    {
        Given.Number(Scorers.Ter(), "on monday we shipped the order", "we shipped the order on monday").Should().BeApproximately(1.0 / 6, 1e-12);
        Given.Number(Scorers.WordErrorRate(), "on monday we shipped the order", "we shipped the order on monday").Should().BeApproximately(4.0 / 6, 1e-12);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("a b", "", 1)]
    [InlineData("", "a b", 1)]
    [InlineData("a b c d", "x", 4)]
    public void Empty_sides_and_long_outputs_have_their_published_rates(string output, string accepted, double rate) =>
        Given.Number(Scorers.Ter(), output, accepted).Should().Be(rate);

    [Fact]
    public void All_accepted_answers_count_at_once()
    {
        var score = Given.Score(Scorers.Ter(), "a b c", "a b c d", "x y");

        score.Value!.Number.Should().BeApproximately(1 / 3.0, 1e-12);
        score.Metadata!.ToJsonString().Should().Be("""{"signature":"nrefs:2|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0","edits":1,"reference_length":3}""");
    }

    [Fact]
    public void Shifts_only_ever_save_edits() => Gen.Select(Words, Words).ShouldHold(2_000, texts =>
        Given.Score(Scorers.Ter(), texts.Item1, texts.Item2).Metadata!["edits"]!.GetValue<int>()
            <= Given.Score(Scorers.WordErrorRate(), texts.Item1, texts.Item2).Metadata!["edits"]!.GetValue<int>());

    [Fact]
    public void One_run_in_another_place_is_one_edit() => Gen.Select(Gen.Int[0, 19], Gen.Int[1, 10], Gen.Int[0, 20]).ShouldHold(1_000, move =>
    {
        var (start, length, to) = move;
        var words = Enumerable.Range(0, 30).ToList();
        var run = words.GetRange(start, length);
        var rest = words.Except(run).ToList();
        rest.InsertRange(Math.Min(to, rest.Count), run);
        var edits = Given.Score(Scorers.Ter(), Text(rest), Text(words)).Metadata!["edits"]!.GetValue<int>();
        return edits == (rest.SequenceEqual(words) ? 0 : 1);
    });

    [Fact]
    public void Texts_that_would_take_minutes_are_an_error_that_says_how_much_is_possible()
    {
        var long1 = string.Concat(Enumerable.Repeat("a b ", 40_000));

        FluentActions.Invoking(() => Given.Number(Scorers.Ter(), long1, long1)).Should().Throw<EvalKitException>().WithMessage("*80,000*at most 45,000*");
    }

    private static string Text(IEnumerable<int> words) => string.Join(' ', words.Select(w => w.ToString(CultureInfo.InvariantCulture)));
}
