using System.Reflection;
using System.Text.Json.Nodes;
using CsCheck;

namespace EvalKit.Scoring.Html.Tests;

public sealed class ValidHtmlTests
{
    private const string Head = "<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head>";
    private static readonly IScorer Page = HtmlScorers.ValidHtml();
    private static readonly IScorer Fragment = HtmlScorers.ValidHtml(new ValidHtmlOptions { Fragment = true });

    [Theory]
    [InlineData(Head + "<body><p>a</p></body></html>", true)]
    [InlineData("<!doctype html>\n<title>x</title><p>a<p>b", true)]
    [InlineData(Head + "<body><ul><li>a<li>b</ul><br><img src=a alt=b>&amp;&nbsp;&#x41;</body></html>", true)]
    [InlineData(Head + "<body><my-element>x</my-element><svg><path d=\"M0 0\"/></svg></body></html>", true)]
    [InlineData("<p>a</p>", false)]
    [InlineData(Head + "<body><p>a<b>c</p></b></body></html>", false)]
    [InlineData(Head + "<body><div></span></div></body></html>", false)]
    [InlineData(Head + "<body><div>", false)]
    [InlineData(Head + "<body><p id=a id=b>x</p></body></html>", false)]
    [InlineData(Head + "<body><table><p>x</p></table></body></html>", false)]
    [InlineData(Head + "<body><div/></body></html>", false)]
    [InlineData("", false)]
    [InlineData("Here is the page.", false)]
    [InlineData("```html\n" + Head + "<body></body></html>\n```", false)]
    public void A_page_without_a_parse_error_is_valid(string output, bool valid) => Says(Page, output).Should().Be(valid);

    [Theory]
    [InlineData("<p>a</p>", true)]
    [InlineData("<li>a<li>b", true)]
    [InlineData("only text", true)]
    [InlineData("<p>a</b></p>", false)]
    [InlineData("<table><p>x</p></table>", false)]
    public void A_fragment_stands_in_a_body(string output, bool valid) => Says(Fragment, output).Should().Be(valid);

    [Fact]
    public void The_fault_is_told_with_its_place_and_all_stand_in_the_metadata()
    {
        var score = Score(Page, "<p a=1 a=2>\n</b>");

        score.Rationale.Should().StartWith("line 1, column 1: ").And.Contain("more)");
        score.Metadata!["faults"]!.AsArray().Count.Should().BeGreaterThan(2);
    }

    [Fact]
    public void A_fenced_block_may_hold_it() => Says(new HtmlScorerProvider().Create(new ScorerSpec("valid_html", new JsonObject { ["fenced"] = true })), "```html\n" + Head + "<body></body></html>\n```").Should().BeTrue();

    [Fact]
    public void What_takes_too_long_to_read_is_an_error()
    {
        foreach (var piece in new[] { "<div>", "<b>", "<ul><li>", "<svg>", "<table><tr><td>", "<span a=1>", "<template>", "<x-y>", "<a><b>" })
        {
            Score(Page, Head + "<body>" + string.Concat(Enumerable.Repeat(piece, 1_900_000 / piece.Length))).Error!.Message.Should().Contain("more than 512 deep", piece);
        }

        foreach (var piece in new[] { "<p>", "<li>", "<br>", "<p>a</b>", "<dt><dd>", "&amp", "</div>", "<option>" })
        {
            Score(Page, Head + "<body>" + string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length))).Value!.Bool.Should().NotBeNull(piece);
        }

        Score(Page, new string('x', 2_000_001)).Error!.Message.Should().Contain("2000001 characters");
    }

    [Fact]
    public void A_tree_written_as_html_is_html_and_no_text_makes_it_throw()
    {
        var leaf = Gen.OneOf("a", "&lt;", "1 &amp; 2", "é", "<br>", "<img src=\"a\" alt=\"b\">");
        var tree = Gen.Recursive<string>((i, deeper) => i > 4 ? leaf : Gen.OneOf(leaf, Gen.Select(Gen.OneOf("div", "section", "blockquote"), deeper.Array[0, 3]).Select(t => $"<{t.Item1}>{string.Concat(t.Item2)}</{t.Item1}>")));
        var any = Gen.OneOf("<", ">", "p", "/", "=", "\"", "&", "amp;", "<!--", "-->", "<!DOCTYPE", "html", "<table>", "<svg>", "<math>", "</p>", "\0", "\ud800", "<script>", "<textarea>", " ", "<template>", "<select>", "<![CDATA[").Array[0, 15].Select(string.Concat);
        var random = new PCG(1, 7);
        for (var i = 0; i < 1_000; i++)
        {
            var written = tree.Generate(random, null, out _);
            Says(Fragment, written).Should().BeTrue(written);
            Says(Page, Head + $"<body>{written}</body></html>").Should().BeTrue(written);
            var text = any.Generate(random, null, out _);
            Score(Page, text).Value!.Bool.Should().NotBeNull(text);
            Score(Fragment, text).Value!.Bool.Should().NotBeNull(text);
        }
    }

    [Fact]
    public void It_is_found_by_the_attribute_that_the_package_writes()
    {
        ScorerProviders.Of(Assembly.GetExecutingAssembly()).Should().ContainSingle().Which.Should().BeOfType<HtmlScorerProvider>().Which.Names.Should().Equal("valid_html");
        FluentActions.Invoking(() => new HtmlScorerProvider().Create(new ScorerSpec("valid_sql", []))).Should().Throw<EvalKitException>();
    }

    private static bool Says(IScorer scorer, string output) => Score(scorer, output).Value!.Bool!.Value;

    private static Score Score(IScorer scorer, string output)
    {
        var evalCase = new EvalCase { Id = "c1", CaseHash = "h1", Inputs = CaseFields.Empty, Expectations = CaseFields.Empty };
        var trial = new Trial { TraceId = "0123456789abcdef0123456789abcdef", CaseId = "c1", Status = TrialStatus.Ok, Output = AppOutput.FromText(output) };
        return scorer.ScoreAsync(new ScoreArguments(evalCase, trial), CancellationToken.None).AsTask().GetAwaiter().GetResult().Scores[0];
    }
}
