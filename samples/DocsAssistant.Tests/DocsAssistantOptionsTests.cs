namespace DocsAssistantSample.Tests;

public sealed class DocsAssistantOptionsTests
{
    [Theory]
    [InlineData(null, RetrievalMode.Bm25)]
    [InlineData("", RetrievalMode.Bm25)]
    [InlineData("bm25", RetrievalMode.Bm25)]
    [InlineData("first_keyword", RetrievalMode.FirstKeyword)]
    public void The_variable_chooses_the_mode(string? value, RetrievalMode expected)
    {
        DocsAssistantOptions.FromEnvironment(name => name == "DOCS_ASSISTANT_RETRIEVAL" ? value : null).Retrieval.Should().Be(expected);
    }

    [Fact]
    public void An_unknown_mode_is_an_error_that_names_the_choices()
    {
        var read = () => DocsAssistantOptions.FromEnvironment(_ => "magic");

        read.Should().Throw<InvalidOperationException>().WithMessage("*'magic'*'bm25' or 'first_keyword'*");
    }
}
