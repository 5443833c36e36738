using System.Globalization;
using EvalKit.Scoring;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Scoring;

public sealed class GoldenTextTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-9;

    [SharedDataTheory(GoldenTexts.Pairs)]
    [InlineData("1.1", "squad_v1")]
    [InlineData("2", "squad_v2")]
    public void Squad_scores_are_those_of_the_evaluation_script(string version, string reference)
    {
        var options = new SquadOptions { Version = decimal.Parse(version, CultureInfo.InvariantCulture) };
        var (exact, f1) = (Scorers.SquadExactMatch(options), Scorers.SquadF1(options));

        var pairs = GoldenTexts.ForEach(reference, (pair, expected) =>
        {
            Given.Passes(exact, pair.Hypothesis, pair.References).Should().Be(expected.GetProperty("em").GetDouble() == 1, pair.Id);
            Given.Number(f1, pair.Hypothesis, pair.References).Should().BeApproximately(expected.GetProperty("f1").GetDouble(), Tolerance, pair.Id);
        });

        Report(pairs, $"exact match and F1 of {reference}");
    }

    [SharedDataFact(GoldenTexts.Pairs)]
    public void Squad_normalisation_is_that_of_the_evaluation_script()
    {
        var pairs = GoldenTexts.ForEach("squad_normalized", (pair, expected) =>
        {
            SquadNormalizer.Normalize(pair.Hypothesis).Should().Be(expected.GetProperty("hypothesis").GetString(), pair.Id);
            SquadNormalizer.Normalize(pair.References[0]).Should().Be(expected.GetProperty("reference0").GetString(), pair.Id);
        });

        Report(pairs, "normalised texts");
    }

    [SharedDataTheory(GoldenTexts.Pairs)]
    [InlineData(true, "rouge_stem")]
    [InlineData(false, "rouge_nostem")]
    public void Words_and_common_subsequences_give_the_rouge_l_of_the_reference(bool stem, string reference)
    {
        var pairs = GoldenTexts.ForEach(reference, (pair, expected) =>
        {
            var (given, gold) = (RougeTokens.Of(pair.Hypothesis, stem), RougeTokens.Of(pair.References[0], stem));
            var common = CommonSubsequence.Length(gold, given);
            var rouge = expected.GetProperty("rougeL");
            Share(common, gold.Count).Should().BeApproximately(rouge.GetProperty("r").GetDouble(), Tolerance, pair.Id);
            Share(common, given.Count).Should().BeApproximately(rouge.GetProperty("p").GetDouble(), Tolerance, pair.Id);
        });

        Report(pairs, $"recall and precision of {reference}");
    }

    private static double Share(double part, int whole) => whole == 0 ? 0 : part / whole;

    private void Report(int count, string what)
    {
        output.WriteLine($"{count} pairs: {what}");
        count.Should().BePositive("a check of nothing proves nothing");
    }
}
