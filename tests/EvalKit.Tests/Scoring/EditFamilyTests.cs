using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring;

public sealed class EditFamilyTests
{
    private static readonly Gen<int[]> FewSymbols = Gen.Int[0, 3].Array[0, 200];

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("\U0001F600\U0001F603", "\U0001F600", 1)]
    public void Levenshtein_counts_code_points(string output, string accepted, int distance)
    {
        var score = Given.Score(Scorers.Levenshtein(), output, accepted);

        score.Metadata!["distance"]!.GetValue<int>().Should().Be(distance);
    }

    [Theory]
    [InlineData("ca", "abc", 2)]
    [InlineData("ab", "ba", 1)]
    [InlineData("a cat", "an act", 2)]
    [InlineData("specter", "spectre", 1)]
    public void Damerau_Levenshtein_exchanges_neighbours_and_may_edit_between_them(string output, string accepted, int distance) =>
        Given.Score(Scorers.DamerauLevenshtein(), output, accepted).Metadata!["distance"]!.GetValue<int>().Should().Be(distance);

    [Theory]
    [InlineData("karolin", "kathrin", 3)]
    [InlineData("1011101", "1001001", 2)]
    [InlineData("abc", "ab", 1)]
    [InlineData("", "ab", 2)]
    public void Hamming_counts_places(string output, string accepted, int distance) =>
        Given.Score(Scorers.Hamming(), output, accepted).Metadata!["distance"]!.GetValue<int>().Should().Be(distance);

    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.944444, 0.961111)]
    [InlineData("DIXON", "DICKSONX", 0.766667, 0.813333)]
    [InlineData("JELLYFISH", "SMELLYFISH", 0.896296, 0.896296)]
    public void Jaro_and_Winkler_give_their_published_values(string output, string accepted, double jaro, double winkler)
    {
        Given.Number(Scorers.Jaro(), output, accepted).Should().BeApproximately(jaro, 1e-6);
        Given.Number(Scorers.JaroWinkler(new JaroWinklerOptions { LongestPrefix = 4 }), output, accepted).Should().BeApproximately(winkler, 1e-6);
    }

    [Fact]
    public void Winklers_prefix_may_be_limited() =>
        Given.Number(Scorers.JaroWinkler(new JaroWinklerOptions { LongestPrefix = 4 }), "international", "internationals")
            .Should().BeLessThan(Given.Number(Scorers.JaroWinkler(), "international", "internationals"));

    [Theory]
    [InlineData("the cat sat", "the cat sat on the mat", 0.5)]
    [InlineData("a b c d", "a", 3)]
    [InlineData("", "a b", 1)]
    [InlineData("a b", "", 2)]
    [InlineData("The CAT", "the cat", 1)]
    public void Word_errors_are_counted_per_word_of_the_accepted_answer(string output, string accepted, double rate) =>
        Given.Number(Scorers.WordErrorRate(), output, accepted).Should().BeApproximately(rate, 1e-12);

    [Fact]
    public void Error_rates_take_the_nearest_accepted_answer_and_even_out_what_is_asked()
    {
        Given.Number(Scorers.WordErrorRate(), "four o clock", "half past three", "four o clock").Should().Be(0);
        Given.Number(Scorers.WordErrorRate(new ErrorRateOptions { IgnoreCase = true, Normalization = TextNormalization.StripPunctuation }), "The CAT!", "the cat").Should().Be(0);
        Given.Number(Scorers.CharacterErrorRate(), " cat\n", "cart").Should().Be(0.25);
    }

    [Theory]
    [InlineData("a b c", "a b c d", 0.25)]
    [InlineData("x y", "a b", 1)]
    [InlineData("", "", 0)]
    public void Match_errors_are_a_share_of_the_alignment(string output, string accepted, double rate) =>
        Given.Number(Scorers.MatchErrorRate(), output, accepted).Should().BeApproximately(rate, 1e-12);

    [Fact]
    public void The_alignment_with_the_fewest_edits_keeps_as_much_as_it_can() =>

        // "b a" to "a b c": two edits either way, but "a" or "b" can be kept, or nothing by substitution of all.
        ErrorAlignment.Of([0, 1], [1, 0]).Should().Be((2, 1));

    [Fact]
    public void Bit_parallel_distances_are_those_of_the_plain_table() => Gen.Select(FewSymbols, FewSymbols).ShouldHold(400, pair =>
        LevenshteinDistance.Of(pair.Item1, pair.Item2) == PlainTable(pair.Item1, pair.Item2)
        && ErrorAlignment.Of(pair.Item1, pair.Item2).Edits == PlainTable(pair.Item1, pair.Item2));

    [Fact]
    public void A_changed_text_is_as_far_away_as_it_was_changed() => Gen.Select(Gen.Int[0, 100_000].Array[300, 400], Gen.Int[0, 200]).ShouldHold(200, sample =>
    {
        var (symbols, place) = sample;
        int[] changed = [.. symbols[..place], -1, .. symbols[(place + 1)..]];
        int[] shorter = [.. changed[..(place + 50)], .. changed[(place + 53)..]];
        return LevenshteinDistance.Of(symbols, changed) == 1 && LevenshteinDistance.Of(symbols, shorter) <= 4 && LevenshteinDistance.Of(shorter, symbols) >= 3;
    });

    [Fact]
    public void Damerau_Levenshtein_is_the_shortest_way_over_single_edits() => Gen.Select(Gen.Int[0, 2].Array[0, 5], Gen.Int[0, 2].Array[0, 5]).ShouldHold(600, pair =>
        DamerauLevenshteinDistance.Of(pair.Item1, pair.Item2) == FullTable(pair.Item1, pair.Item2));

    [Fact]
    public void Damerau_Levenshtein_obeys_the_triangle() => Gen.Select(Gen.Int[0, 2].Array[0, 12], Gen.Int[0, 2].Array[0, 12], Gen.Int[0, 2].Array[0, 12]).ShouldHold(2_000, t =>
        DamerauLevenshteinDistance.Of(t.Item1, t.Item3) <= DamerauLevenshteinDistance.Of(t.Item1, t.Item2) + DamerauLevenshteinDistance.Of(t.Item2, t.Item3)
        && DamerauLevenshteinDistance.Of(t.Item1, t.Item2) <= LevenshteinDistance.Of(t.Item1, t.Item2));

    [Fact]
    public void Texts_that_would_take_minutes_are_an_error_that_says_how_much_is_possible()
    {
        var (first, second) = (new int[40_000], new int[40_000]);
        Array.Fill(first, 1);
        Array.Fill(second, 2);

        FluentActions.Invoking(() => DamerauLevenshteinDistance.Of(first, second)).Should().Throw<EvalKitException>().WithMessage("*at most 31,622*");
    }

    private static int PlainTable(int[] first, int[] second)
    {
        var table = new int[first.Length + 1, second.Length + 1];
        for (var i = 0; i <= first.Length; i++)
        {
            for (var j = 0; j <= second.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1));
            }
        }

        return table[first.Length, second.Length];
    }

    /// <summary>Lowrance and Wagner's recurrence as it is published, every exchange tried.</summary>
    private static int FullTable(int[] first, int[] second)
    {
        var table = new int[first.Length + 1, second.Length + 1];
        for (var i = 0; i <= first.Length; i++)
        {
            for (var j = 0; j <= second.Length; j++)
            {
                var best = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1));
                for (var k = 1; k < i; k++)
                {
                    for (var l = 1; l < j; l++)
                    {
                        if (first[k - 1] == second[j - 1] && second[l - 1] == first[i - 1])
                        {
                            best = Math.Min(best, table[k - 1, l - 1] + (i - k - 1) + 1 + (j - l - 1));
                        }
                    }
                }

                table[i, j] = best;
            }
        }

        return table[first.Length, second.Length];
    }
}
