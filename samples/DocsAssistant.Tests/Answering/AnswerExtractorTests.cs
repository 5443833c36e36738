using DocsAssistantSample.Answering;
using DocsAssistantSample.Reading;
using DocsAssistantSample.Retrieval;

namespace DocsAssistantSample.Tests.Answering;

public sealed class AnswerExtractorTests
{
    private static readonly Passage Margins = new("gates.md", "Gates > The margin", "A gate has conditions.\n\nThe default margin is 0.05. It is absolute.\n\nA floor has none.");
    private static readonly Passage Codes = new("cli.md", "Exit codes", "The codes:\n\n| code | meaning |\n|---|---|\n| 0 | passed |\n| 1 | a gate failed |");

    [Fact]
    public void It_quotes_the_sentence_that_covers_the_question_and_what_follows()
    {
        Extract("What is the default margin?").Should().Be("The default margin is 0.05. It is absolute. A floor has none.");
    }

    [Fact]
    public void A_sentence_that_refers_back_is_quoted_with_the_one_before_it()
    {
        Extract("absolute margin?").Should().StartWith("The default margin is 0.05. It is absolute.");
    }

    [Fact]
    public void A_table_row_is_quoted_with_the_names_of_its_columns()
    {
        Extract("Which code means that a gate failed?").Should().Be("code: 1; meaning: a gate failed");
    }

    [Fact]
    public void It_refuses_when_most_of_the_question_is_not_covered()
    {
        Extract("Which gate opens the garden shed?").Should().BeNull();
    }

    [Fact]
    public void Without_passages_there_is_no_answer()
    {
        new AnswerExtractor(new Bm25Index([Margins]).Weights).Extract(Question.Parse("margin"), []).Should().BeNull();
    }

    private static string? Extract(string question)
    {
        var index = new Bm25Index([Margins, Codes]);
        var asked = Question.Parse(question);
        return new AnswerExtractor(index.Weights).Extract(asked, index.Retrieve(asked.Terms, 3));
    }
}
