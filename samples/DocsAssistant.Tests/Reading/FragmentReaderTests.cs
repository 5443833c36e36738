using DocsAssistantSample.Reading;

namespace DocsAssistantSample.Tests.Reading;

public sealed class FragmentReaderTests
{
    [Fact]
    public void A_paragraph_is_read_as_sentences_without_markup()
    {
        FragmentReader.Read("The margin is `0.05`. See\n[gates](gates.md), **please**.").Select(fragment => fragment.Text)
            .Should().Equal("The margin is 0.05.", "See gates, please.");
    }

    [Fact]
    public void A_table_row_names_its_columns_and_knows_what_introduced_the_table()
    {
        var fragment = FragmentReader.Read("The exit codes:\n\n| code | meaning |\n|---|---|\n| 1 | a gate is Fail |")[^1];

        fragment.Should().Be(new Fragment("code: 1; meaning: a gate is Fail", "The exit codes:", IsProse: false));
    }

    [Fact]
    public void An_escaped_bar_does_not_end_a_cell()
    {
        FragmentReader.Read("| a | b |\n|---|---|\n| `x\\|y` | z |").Single().Text.Should().Be("a: x|y; b: z");
    }

    [Fact]
    public void List_items_and_lines_of_code_are_fragments_of_their_own()
    {
        var fragments = FragmentReader.Read("Choose:\n\n* one that\n  goes on\n* two\n\n```console\nevalkit run\n```");

        fragments.Select(fragment => fragment.Text).Should().Equal("Choose:", "one that goes on", "two", "evalkit run");
        fragments[1].Lead.Should().Be("Choose:");
    }
}
