using DocsAssistantSample.Reading;

namespace DocsAssistantSample.Tests.Reading;

public sealed class MarkdownSplitterTests
{
    [Fact]
    public void Each_heading_starts_a_passage_that_knows_the_headings_above_it()
    {
        var passages = MarkdownSplitter.Split("page.md", "# Page\n\nIntro.\n\n## One\n\nFirst.\n\n### Deep\n\nDeeper.\n\n## Two\n\nSecond.\n");

        passages.Should().Equal(
            new Passage("page.md", "Page", "Intro."),
            new Passage("page.md", "Page > One", "First."),
            new Passage("page.md", "Page > One > Deep", "Deeper."),
            new Passage("page.md", "Page > Two", "Second."));
    }

    [Fact]
    public void A_hash_inside_a_code_block_is_not_a_heading()
    {
        var passages = MarkdownSplitter.Split("page.md", "# Page\n\n```yaml\n# a comment\nkey: 1\n```\n");

        passages.Should().ContainSingle().Which.Text.Should().Contain("# a comment");
    }

    [Fact]
    public void Windows_line_endings_change_nothing()
    {
        const string Page = "# Page\n\nIntro.\n\n## One\n\nFirst.\n";

        MarkdownSplitter.Split("page.md", Page.ReplaceLineEndings("\r\n")).Should().Equal(MarkdownSplitter.Split("page.md", Page));
    }

    [Fact]
    public void A_heading_without_text_makes_no_passage()
    {
        MarkdownSplitter.Split("page.md", "# Page\n\n## Empty\n\n## Full\n\nText.").Should().ContainSingle().Which.Heading.Should().Be("Page > Full");
    }
}
