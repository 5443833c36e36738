using System.Text.Json.Nodes;
using EvalKit.Cli.Browsing;

namespace EvalKit.Cli.Tests.Browsing;

public sealed class BrowserKeysTests
{
    private static readonly BrowserState Start = BrowserState.Of(SamplePages.Of(), 80, 40);

    [Fact]
    public void Cases_stand_in_the_order_regressed_failed_error_and_the_rest_of_the_dataset()
    {
        Start.Cases.Select(c => c.Id).Should().Equal(SamplePages.Regressed, SamplePages.Failed, SamplePages.Error, SamplePages.Ok, SamplePages.Last);
    }

    [Fact]
    public void N_and_p_go_to_the_next_and_the_previous_case_and_say_where_there_is_none()
    {
        Start.Type("n").Page.Id.Should().Be(SamplePages.Failed);
        Start.Type("np").Page.Id.Should().Be(SamplePages.Regressed);
        Start.Type("p").Message.Should().Be("this is the first case");
        Start.Type("Gn").Message.Should().Be("this is the last case");
        Start.Type("G").Page.Id.Should().Be(SamplePages.Last);
        Start.Type("Gg").Page.Id.Should().Be(SamplePages.Regressed);
    }

    [Fact]
    public void J_and_k_move_the_cursor_and_stop_at_the_ends()
    {
        Start.Type("jj").Cursor.Should().Be(2);
        Start.Type("jjk").Cursor.Should().Be(1);
        Start.Type("k").Cursor.Should().Be(0);
        Start.Type(new string('j', 500)).Cursor.Should().Be(Start.Lines().Count - 1);
        Start.Press(ConsoleKey.DownArrow).Press(ConsoleKey.DownArrow).Press(ConsoleKey.UpArrow).Cursor.Should().Be(1);
    }

    [Fact]
    public void H_closes_a_section_l_opens_it_and_the_choice_holds_for_the_next_case()
    {
        var closed = Start.Type("h");

        Start.Screen().Should().Contain("      question: What is 2?");
        closed.Screen()[1].Should().Be("> ▸ inputs");
        closed.Screen().Should().NotContain(l => l.Contains("What is", StringComparison.Ordinal));
        closed.Type("n").Screen()[1].Should().Be("> ▸ inputs");
        closed.Type("l").Screen().Should().Equal(Start.Screen());
    }

    [Fact]
    public void H_where_there_is_nothing_to_close_goes_to_the_section_around()
    {
        var inside = Start.Type("j");
        inside.CursorLine().Should().Contain("question");

        inside.Type("h").CursorLine().Should().Be("> ▾ inputs");
        inside.Press(ConsoleKey.LeftArrow).Cursor.Should().Be(0);
    }

    [Theory]
    [InlineData("failed", SamplePages.Regressed, SamplePages.Failed)]
    [InlineData("REGRESSED", SamplePages.Regressed)]
    [InlineData("error", SamplePages.Error)]
    [InlineData("9999", SamplePages.Regressed, SamplePages.Failed, SamplePages.Error, SamplePages.Ok, SamplePages.Last)]
    [InlineData("CASE-99995", SamplePages.Last)]
    public void A_filter_is_one_of_three_words_or_a_part_of_the_id(string filter, params string[] ids)
    {
        var filtered = Start.Type($"/{filter}\r");

        filtered.Shown.Select(i => filtered.Cases[i].Id).Should().Equal(ids);
        filtered.Type("G").Page.Id.Should().Be(ids[^1]);
    }

    [Fact]
    public void While_a_filter_is_typed_keys_are_text()
    {
        var typing = Start.Type("/qn");

        typing.HasEnded.Should().BeFalse();
        typing.Screen()[^1].Should().StartWith("/qn_");
        typing.Press(ConsoleKey.Backspace).Typing.Should().Be("q");
    }

    [Fact]
    public void A_filter_keeps_the_open_case_where_it_can()
    {
        Start.Type("n/failed\r").Page.Id.Should().Be(SamplePages.Failed);
        Start.Type("G/failed\r").Page.Id.Should().Be(SamplePages.Regressed);
    }

    [Fact]
    public void A_filter_that_leaves_no_case_is_told_and_not_applied()
    {
        var state = Start.Type("n/nothing\r");

        state.Message.Should().Be("no case matches 'nothing'");
        state.Page.Id.Should().Be(SamplePages.Failed);
        state.Shown.Should().HaveCount(5);
    }

    [Fact]
    public void Escape_clears_the_filter_and_leaves_where_there_is_none()
    {
        var filtered = Start.Type("/error\r");

        filtered.Press(ConsoleKey.Escape).Should().Match<BrowserState>(s => !s.HasEnded && s.Shown.Count == 5);
        filtered.Type("/x").Press(ConsoleKey.Escape).Should().Match<BrowserState>(s => !s.HasEnded && s.Shown.Count == 5 && s.Typing == null);
        Start.Press(ConsoleKey.Escape).HasEnded.Should().BeTrue();
        Start.Type("q").HasEnded.Should().BeTrue();
    }

    [Fact]
    public void Y_copies_the_case_as_its_line_of_the_export_once()
    {
        var copied = Start.Type("y");

        var line = JsonNode.Parse(copied.Copied!)!;
        line["case_id"]!.GetValue<string>().Should().Be(SamplePages.Regressed);
        line["case_no"]!.GetValue<int>().Should().Be(2);
        line["feedback"]!["correctness"].Should().NotBeNull();
        copied.Screen()[^1].Should().StartWith("copied the case as JSON, ");
        copied.Type("j").Copied.Should().BeNull();
    }
}
