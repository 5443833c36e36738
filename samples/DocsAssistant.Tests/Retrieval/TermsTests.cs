using DocsAssistantSample.Retrieval;

namespace DocsAssistantSample.Tests.Retrieval;

public sealed class TermsTests
{
    [Theory]
    [InlineData("retries", "retried")]
    [InlineData("evaluation", "evaluated")]
    [InlineData("normalisation", "normalised")]
    [InlineData("scores", "scoring")]
    [InlineData("refusal", "refuses")]
    [InlineData("dropped", "drop")]
    [InlineData("caches", "cache")]
    [InlineData("written", "writes")]
    public void Forms_of_one_word_share_a_stem(string one, string other)
    {
        Stemmer.Stem(one).Should().Be(Stemmer.Stem(other));
    }

    [Theory]
    [InlineData("gate", "gap")]
    [InlineData("case", "cause")]
    [InlineData("status", "state")]
    public void Different_words_keep_different_stems(string one, string other)
    {
        Stemmer.Stem(one).Should().NotBe(Stemmer.Stem(other));
    }

    [Fact]
    public void An_identifier_is_found_whole_and_by_its_parts()
    {
        Terms.Of("`max_drop`").Should().BeEquivalentTo("max_drop", "max", "drop");
    }

    [Fact]
    public void A_number_with_a_point_is_one_word_and_a_full_stop_is_not_part_of_a_word()
    {
        Terms.Words("It is 0.05 here.").Should().Equal("it", "is", "0.05", "here");
    }

    [Fact]
    public void A_possessive_ending_is_dropped()
    {
        Terms.Words("the judge's verdict").Should().Equal("the", "judge", "verdict");
    }

    [Fact]
    public void Stop_words_yield_no_terms()
    {
        Terms.Of("What is it for?").Should().BeEmpty();
    }

    [Fact]
    public void Synonyms_share_a_term()
    {
        Terms.Of("remove").Should().Equal(Terms.Of("delete"));
    }
}
