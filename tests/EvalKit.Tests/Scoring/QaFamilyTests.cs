using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring;

public sealed class QaFamilyTests
{
    [Theory]
    [InlineData("The Treaty was signed in Paris in 1783.", "Paris, 1783", 1)]
    [InlineData("It was signed in Paris.", "Paris 1783", 0.5)]
    [InlineData("No idea.", "Paris 1783", 0)]
    [InlineData("Paris Paris", "Paris", 1)]
    [InlineData("Paris", "Paris Paris", 0.5)]
    [InlineData("the", "a", 1)]
    [InlineData("Paris", "the", 0)]
    public void Closed_book_recall_is_the_share_of_the_accepted_words(string output, string accepted, double recall) =>
        Given.Number(Scorers.ClosedBookRecall(), output, accepted).Should().Be(recall);

    [Theory]
    [InlineData("""["red", "green", "blue"]""")]
    [InlineData("red, green, blue")]
    [InlineData("red; green; blue")]
    [InlineData("- red\n- green\n- blue\n")]
    [InlineData("1. red\n2) green\n10. blue")]
    [InlineData("Blue\nThe red\nGREEN!")]
    public void A_list_is_read_in_the_forms_that_models_write(string output)
    {
        Given.Number(Scorers.ListContains(), output, "red", "green", "blue").Should().Be(1);
        Given.Number(Scorers.ListContains(), output, "blue, red, green").Should().Be(1);
    }

    [Fact]
    public void What_is_missing_and_what_is_too_much_costs()
    {
        var (strict, lenient) = (Scorers.ListContains(new ListContainsOptions { Similarity = ItemSimilarity.Exact }), Scorers.ListContains(new ListContainsOptions { Similarity = ItemSimilarity.Exact, AllowExtra = true }));

        Given.Number(strict, "red, green", "red, green, blue, white").Should().Be(0.5);
        Given.Number(strict, "red, green, black, pink", "red, green").Should().Be(0.5);
        Given.Number(lenient, "red, green, black, pink", "red, green").Should().Be(1);
        Given.Number(lenient, "red", "red, green").Should().Be(0.5);
        Given.Number(strict, "", "red").Should().Be(0);
        Given.Number(strict, "", "").Should().Be(1);
        Given.Number(strict, "red", "").Should().Be(0);
    }

    [Fact]
    public void Items_are_paired_for_the_largest_sum_and_not_one_after_another()
    {
        // One after another, "abcd" would take "abcx" (0.75) and leave "qbcd" for "abce" (0.5).
        var score = Given.Score(Scorers.ListContains(), "abcx, qbcd", "abcd, abce");

        score.Value!.Number.Should().BeApproximately((0.75 + 0.75) / 2, 1e-12);
        score.Metadata!["pairs"]!.AsArray().Should().HaveCount(2);
    }

    [Fact]
    public void The_separator_may_be_named() =>
        Given.Number(Scorers.ListContains(new ListContainsOptions { Separator = "|" }), "a, b | c", "c | a, b").Should().Be(1);

    [Fact]
    public void A_list_that_is_too_long_to_pair_is_an_error() =>
        Given.Score(Scorers.ListContains(), string.Concat(Enumerable.Repeat("x,", 501)), "x").Error!.Message.Should().Contain("at most 500");

    [Fact]
    public void The_assignment_is_the_best_of_all_permutations() => Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5], Gen.Double[0, 1].Array[25]).ShouldHold(500, sample =>
    {
        var (rows, columns, numbers) = sample;
        var gain = new double[rows, columns];
        for (var i = 0; i < rows * columns; i++)
        {
            gain[i / columns, i % columns] = Math.Round(numbers[i], 1);
        }

        var columnOf = Assignment.Best(gain);
        var used = columnOf.Where(c => c >= 0).ToList();
        return used.Count == Math.Min(rows, columns)
            && used.Distinct().Count() == used.Count
            && Math.Abs(columnOf.Select((c, r) => c < 0 ? 0 : gain[r, c]).Sum() - BestOf(gain, 0, 0)) < 1e-9;
    });

    /// <summary>The best sum by trying everything: rows from one on, columns that are free as bits.</summary>
    private static double BestOf(double[,] gain, int row, int taken)
    {
        if (row == gain.GetLength(0))
        {
            return 0;
        }

        var best = BestOf(gain, row + 1, taken);
        for (var column = 0; column < gain.GetLength(1); column++)
        {
            if ((taken & (1 << column)) == 0)
            {
                best = Math.Max(best, gain[row, column] + BestOf(gain, row + 1, taken | (1 << column)));
            }
        }

        return best;
    }
}
