using System.Globalization;
using DocsAssistantSample.Reading;

namespace DocsAssistantSample.Tests;

public sealed class DocsAssistantTests
{
    private static readonly string Docs = Path.Combine(AppContext.BaseDirectory, "docs");

    [Fact]
    public async Task It_answers_a_question_and_gives_the_passages_it_read()
    {
        var answer = await DocsAssistant.Load(Docs).AskAsync("Which exit code means Invalid?");

        answer.Answered.Should().BeTrue();
        answer.Text.Should().Contain("code: 3");
        answer.Context[0].Should().Match<Passage>(passage => passage.Source == "cli.md" && passage.Heading == "Command line > Exit codes");
    }

    [Theory]
    [InlineData("How do I deploy to Kubernetes?")]
    [InlineData("Which embedding does BERTScore load?")]
    [InlineData("zzz")]
    [InlineData("???")]
    public async Task It_refuses_what_the_docs_do_not_say(string question)
    {
        var answer = await DocsAssistant.Load(Docs).AskAsync(question);

        answer.Answered.Should().BeFalse();
        answer.Text.Should().Be(DocsAssistant.Refusal).And.Contain("not in the docs");
    }

    [Fact]
    public async Task The_modes_differ_in_what_they_read()
    {
        const string Question = "Which interval is used for floors on pass/fail data?";

        var strong = await DocsAssistant.Load(Docs, RetrievalMode.Bm25).AskAsync(Question);
        var weak = await DocsAssistant.Load(Docs, RetrievalMode.FirstKeyword).AskAsync(Question);

        strong.Context[0].Source.Should().Be("statistics.md");
        weak.Context.Should().NotEqual(strong.Context).And.BeInAscendingOrder(passage => passage.Source, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task The_same_question_gets_the_same_answer_in_every_culture(string culture)
    {
        const string Question = "WHICH INTERVAL IS USED FOR FLOORS? What is the default margin?";
        var expected = await DocsAssistant.Load(Docs).AskAsync(Question);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var answer = await DocsAssistant.Load(Docs).AskAsync(Question);

            answer.Should().BeEquivalentTo(expected, options => options.WithStrictOrdering());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var load = () => DocsAssistant.Load(Path.Combine(Docs, "nowhere"));

        load.Should().Throw<DirectoryNotFoundException>().WithMessage("*nowhere*");
    }

    [Fact]
    public async Task A_cancelled_token_stops_it()
    {
        var ask = () => DocsAssistant.Load(Docs).AskAsync("What is a gate?", new CancellationToken(canceled: true));

        await ask.Should().ThrowAsync<OperationCanceledException>();
    }
}
