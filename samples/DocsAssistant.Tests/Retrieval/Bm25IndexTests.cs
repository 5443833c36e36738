using DocsAssistantSample.Reading;
using DocsAssistantSample.Retrieval;

namespace DocsAssistantSample.Tests.Retrieval;

public sealed class Bm25IndexTests
{
    // Lengths 3, 2 and 1, so the mean length is 2. "gate" stands in two of three passages: weight = ln(1 + 1.5 / 2.5) = 0.470003629.
    private static readonly Passage Twice = new("a.md", "", "gate gate run");
    private static readonly Passage Once = new("b.md", "", "gate report");
    private static readonly Passage Never = new("c.md", "", "run");

    [Fact]
    public void Scores_equal_the_values_computed_by_hand()
    {
        var hits = new Bm25Index([Twice, Once, Never]).Retrieve(Terms.Of("gate"), 10);

        hits.Select(hit => hit.Passage).Should().Equal(Twice, Once);
        hits[0].Score.Should().BeApproximately(0.590861705, 1e-9);    // weight · 2 · 2.2 / (2 + 1.2 · (0.5 + 0.5 · 3 / 2)) = weight · 4.4 / 3.5
        hits[1].Score.Should().BeApproximately(0.470003629, 1e-9);    // weight · 1 · 2.2 / (1 + 1.2 · (0.5 + 0.5 · 2 / 2)) = weight · 2.2 / 2.2
    }

    [Fact]
    public void The_scores_of_several_terms_add_up()
    {
        var index = new Bm25Index([Twice, Once, Never]);

        var both = index.Retrieve(Terms.Of("gate run"), 1).Single();
        var parts = new[] { "gate", "run" }.Sum(term => index.Retrieve(Terms.Of(term), 10).Single(hit => hit.Passage == Twice).Score);

        both.Passage.Should().Be(Twice);
        both.Score.Should().BeApproximately(parts, 1e-12);
    }

    [Fact]
    public void Equal_scores_stay_in_file_order()
    {
        var first = new Passage("a.md", "Gate", "text");
        var second = new Passage("b.md", "Gate", "text");

        new Bm25Index([first, second, Never]).Retrieve(Terms.Of("gate"), 10).Select(hit => hit.Passage).Should().Equal(first, second);
        new Bm25Index([second, first, Never]).Retrieve(Terms.Of("gate"), 10).Select(hit => hit.Passage).Should().Equal(second, first);
    }

    [Fact]
    public void A_term_in_the_heading_counts_twice()
    {
        var inHeading = new Passage("a.md", "Gate", "one two three");
        var inText = new Passage("b.md", "", "gate one two three four");

        new Bm25Index([inText, inHeading, Never]).Retrieve(Terms.Of("gate"), 10)[0].Passage.Should().Be(inHeading);
    }

    [Fact]
    public void No_more_than_the_asked_number_is_returned_and_nothing_without_a_match()
    {
        var index = new Bm25Index([Twice, Once, Never]);

        index.Retrieve(Terms.Of("gate run report"), 2).Should().HaveCount(2);
        index.Retrieve(Terms.Of("kubernetes"), 2).Should().BeEmpty();
    }
}
