using DocsAssistantSample.Reading;
using DocsAssistantSample.Retrieval;

namespace DocsAssistantSample.Tests.Retrieval;

public sealed class FirstKeywordRetrieverTests
{
    [Fact]
    public void It_takes_the_first_passages_in_file_order_that_contain_the_longest_term()
    {
        var mentions = new Passage("a.md", "", "A baseline is mentioned in passing.");
        var other = new Passage("b.md", "", "The margin of a gate.");
        var better = new Passage("c.md", "Baseline margin", "The baseline and its margin: margin, margin.");

        var hits = new FirstKeywordRetriever([mentions, other, better]).Retrieve(Terms.Of("margin baseline"), 10);

        hits.Select(hit => hit.Passage).Should().Equal(mentions, better);
    }

    [Fact]
    public void Without_a_term_it_finds_nothing()
    {
        new FirstKeywordRetriever([new Passage("a.md", "", "text")]).Retrieve([], 10).Should().BeEmpty();
    }
}
