using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring;

public sealed class MatchScorerTests
{
    [Theory]
    [InlineData("Paris", "Paris", true)]
    [InlineData("Paris.", "Paris", false)]
    [InlineData("paris", "Paris", false)]
    [InlineData("", "", true)]
    [InlineData("caf\u00e9", "cafe\u0301", false)]
    public void Exact_match_compares_code_points(string output, string accepted, bool equal) =>
        Given.Passes(Scorers.ExactMatch(), output, accepted).Should().Be(equal);

    [Fact]
    public void One_equal_accepted_answer_is_enough() => Given.Passes(Scorers.ExactMatch(), "1.9", "one point nine", "1.9").Should().BeTrue();

    [Theory]
    [InlineData(TextNormalization.LowerCase, "PARIS", "paris", true)]
    [InlineData(TextNormalization.LowerCase, "ΣΊΣΥΦΟΣ", "σίσυφος", true)]
    [InlineData(TextNormalization.LowerCase, "I", "ı", false)]
    [InlineData(TextNormalization.StripAccents, "naïve façade", "naive facade", true)]
    [InlineData(TextNormalization.StripAccents, "e\u0301", "é", true)]
    [InlineData(TextNormalization.StripPunctuation, "(Paris)!", "Paris", true)]
    [InlineData(TextNormalization.CollapseWhiteSpace, "  New \u00a0York\n", "New York", true)]
    [InlineData(TextNormalization.RemoveArticles | TextNormalization.CollapseWhiteSpace, "the cat", "cat", true)]
    [InlineData(TextNormalization.RemoveArticles | TextNormalization.CollapseWhiteSpace, "theatre", "atre", false)]
    [InlineData(TextNormalization.Squad, "The U.S.A.", "usa", true)]
    [InlineData(TextNormalization.Squad, "The U.S.A.", "u s a", false)]
    public void Exact_match_evens_out_what_is_asked(TextNormalization normalization, string output, string accepted, bool equal) =>
        Given.Passes(Scorers.ExactMatch(new ExactMatchOptions { Normalization = normalization }), output, accepted).Should().Be(equal);

    [Theory]
    [InlineData("start here", "art", true)]
    [InlineData("it is paris", "Paris", false)]
    [InlineData("", "", true)]
    [InlineData("anything", "", false)]
    public void Contains_looks_for_an_accepted_answer(string output, string accepted, bool found) =>
        Given.Passes(Scorers.Contains(new ContainsOptions()), output, accepted).Should().Be(found);

    [Fact]
    public void Contains_looks_for_its_text_and_then_needs_no_expectation()
    {
        var cites = Given.FromCatalog("contains", """{"text": "[Source", "ignore_case": true}""");

        cites.Info.Needs.Should().Equal("outputs");
        Given.Passes(cites, "see [source 1]").Should().BeTrue();
        Given.Passes(cites, "see source 1").Should().BeFalse();
    }

    [Theory]
    [InlineData("Order AB-1234 is sent", false)]
    [InlineData("AB-1234", true)]
    [InlineData("ab-1234", false)]
    public void Regex_matches_by_its_pattern(string output, bool matches) => Given.Passes(Scorers.Regex("^[A-Z]{2}-[0-9]{4}$"), output).Should().Be(matches);

    [Fact]
    public void Regex_ignores_case_without_a_culture()
    {
        var scorer = Scorers.Regex(new RegexMatchOptions { Pattern = "title", IgnoreCase = true });

        Given.Passes(scorer, "TITLE").Should().BeTrue();
        Given.Passes(scorer, "TıTLE").Should().BeFalse();
    }

    [Fact]
    public void A_pattern_that_would_explode_elsewhere_ends() =>
        Given.Passes(Scorers.Regex("(a+)+$"), new string('a', 100_000) + "b").Should().BeFalse();

    [Theory]
    [InlineData("You can return it within 30 days.", "30 days", true)]
    [InlineData("You can return it within 30 days.", "30 day", false)]
    [InlineData("start", "art", false)]
    [InlineData("The Beatles!", "beatles", true)]
    [InlineData("Vitamin A is it", "A", true)]
    [InlineData("Vitamin C is it", "A", false)]
    [InlineData("Vitamin C is it", "...", false)]
    [InlineData("a b a b a c", "a b a c", true)]
    [InlineData("x y x y x z", "x y x z", true)]
    public void Alias_containment_looks_for_whole_phrases(string output, string accepted, bool found) =>
        Given.Passes(Scorers.AliasContainment(), output, accepted).Should().Be(found);
}
