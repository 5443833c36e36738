using EvalKit.Reporting.Cases;

namespace EvalKit.Reporting.Tests;

/// <summary>What happened inside a trial, as sections that open one inside of the other.</summary>
public sealed class CaseTracesTests
{
    private static readonly EvalRun Run = SampleRun.Small(namesTraces: true).Build();
    private static readonly Trial Trial = Run.Results.Rows[0].Trial;
    private static readonly IReadOnlyList<CaseSection> Sections = [.. TraceSections.Of(
        [SampleTraces.OfJudge(Trial), SampleTraces.OfAgent(Trial)], [.. Run.Results.Columns.Select(c => c.Cells[0]).OfType<Feedback>()])];

    [Fact]
    public void The_app_comes_first_and_each_judge_is_named_by_its_feedback()
    {
        Sections.Select(s => s.Name).Should().Equal("trace", "trace of correctness");
        Sections.Should().OnlyContain(s => s.StartsFolded);
    }

    [Fact]
    public void Spans_stand_inside_of_the_span_that_they_happened_in()
    {
        var agent = Spans(Spans(Sections[0]).Single()).Single();

        agent.Name.Should().Be("1 invoke_agent shop-assistant");
        agent.Text.Should().Be("2370 ms");
        Spans(agent).Select(s => s.Name).Should().Equal("1 chat gpt-4.1-mini", "2 execute_tool search", "3 execute_tool order_status", "4 chat gpt-4.1-mini");
        Spans(Spans(Spans(agent)[1]).Single()).Single().Name.Should().Be("1 GET");
    }

    [Fact]
    public void A_span_that_failed_says_so_with_its_attributes_and_events()
    {
        var failed = Spans(Spans(Spans(Sections[0]).Single()).Single())[2];

        failed.Verdict.Should().Be(Verdict.Invalid);
        failed.Text.Should().Be("96 ms, The order service did not answer within 90 ms");
        failed.Children.Should().HaveCount(2).And.OnlyContain(c => c.StartsFolded);
        failed.Children[0].Children.Should().Contain(c => c.Name == "gen_ai.tool.call.arguments" && c.Text == """{"order":"A-1007"}""");
        failed.Children[1].Children.Single().Children.Should().Contain(c => c.Name == "exception.type" && c.Text == "System.TimeoutException");
    }

    [Fact]
    public void What_is_left_out_is_told()
    {
        var many = SampleTraces.OfAgent(Trial) with
        {
            DroppedSpans = 7,
            Spans = [.. Enumerable.Range(0, 600).Select(i => SampleTraces.Span($"{i:x16}", null, $"step {i}", null, i, 1))],
        };

        var section = TraceSections.Of([many], []).Single();

        section.Text.Should().Be("107 more spans are not shown");
        Spans(section).Should().HaveCount(500);
    }

    private static IReadOnlyList<CaseSection> Spans(CaseSection section) => [.. section.Children.Where(c => c.Name is not ("attributes" or "events"))];
}
