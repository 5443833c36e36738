using EvalKit.Judging;

namespace EvalKit.Tests.Judging;

public sealed class JudgeFileTests
{
    private const string Body = "\n# user\n{{ block outputs }}\n";

    [Fact]
    public void The_embedded_correctness_judge_is_read()
    {
        var judge = JudgeFile.Embedded("correctness");

        judge.Name.Should().Be("correctness");
        judge.Needs.Should().Equal("outputs", "expectations.expected_response | expectations.expected_facts");
        judge.Verdict.Menu.Should().Equal("yes", "no");
        judge.Verdict.Schema().GetProperty("required").EnumerateArray().Select(e => e.GetString()).Should()
            .Equal("reason", "facts", "contradictions", "verdict");
        judge.Verdict.Polarity.Should().Be(Polarity.HigherIsBetter);
        judge.Parameters.Temperature.Should().Be(0);
    }

    [Fact]
    public void Numbers_and_categories_declare_menu_range_and_pass()
    {
        var stars = JudgeFile.Parse("---\nname: stars\nvalue: number\nmenu: [1, 2, 3]\npass: \">= 2\"\n---" + Body, "stars.md").Verdict;
        var tone = JudgeFile.Parse("---\nname: tone\nvalue: category\nmenu: [kind, rude]\npass: kind\n---" + Body, "tone.md").Verdict;
        var risk = JudgeFile.Parse("---\nname: risk\nvalue: number\nminimum: 0\nmaximum: 1\npass: <= 0.2\n---" + Body, "risk.md").Verdict;

        (stars.Passes(stars.Read("2")!), stars.Passes(stars.Read("1")!), stars.Read("4")).Should().Be((true, false, null));
        (tone.Passes(tone.Read("Kind")!), tone.Passes(tone.Read("rude")!), tone.Read("cold")).Should().Be((true, false, null));
        (risk.Passes(risk.Read("0.1")!), risk.Passes(risk.Read("0.3")!), risk.Read("2")).Should().Be((true, false, null));
        risk.Polarity.Should().Be(Polarity.LowerIsBetter);
    }

    [Theory]
    [InlineData("# user\nx", "j.md:1: expected front matter")]
    [InlineData("---\nname: a\nvalue: bool\n# user\nx", "j.md:1: expected front matter")]
    [InlineData("---\nvalue: bool\n---\n# user\nx", "expected a 'name'")]
    [InlineData("---\nname: Bad Name\nvalue: bool\n---\n# user\nx", "j.md:2: 'name' must be")]
    [InlineData("---\nname: a\n---\n# user\nx", "expected 'value'")]
    [InlineData("---\nname: a\nvalue: boolean\n---\n# user\nx", "j.md:3: 'value' must be")]
    [InlineData("---\nname: a\nvalue: bool\npass: maybe\n---\n# user\nx", "j.md:4: 'pass' must be yes or no")]
    [InlineData("---\nname: a\nvalue: bool\nmodle: x\n---\n# user\nx", "j.md:4: unknown key 'modle'")]
    [InlineData("---\nname: a\nvalue: category\nmenu: [x]\n---\n# user\nx", "j.md:4: 'menu' must list at least two")]
    [InlineData("---\nname: a\nvalue: category\nmenu: [x, y]\npass: z\n---\n# user\nx", "j.md:5: 'z' passes but is not on the menu")]
    [InlineData("---\nname: a\nvalue: number\n---\n# user\nx", "expected a 'menu' of numbers")]
    [InlineData("---\nname: a\nvalue: number\nmenu: [1, two]\n---\n# user\nx", "found 'two'")]
    [InlineData("---\nname: a\nvalue: number\nmenu: [1, 2]\npass: 2\n---\n# user\nx", "j.md:5: 'pass' must be")]
    [InlineData("---\nname: a\nvalue: bool\nneeds: [output]\n---\n# user\nx", "j.md:4: 'output' is no need")]
    [InlineData("---\nname: a\nvalue: bool\nlists: [verdict]\n---\n# user\nx", "j.md:4: 'verdict' cannot name a list")]
    [InlineData("---\nname: a\nvalue: number\nminimum: 0\nmaximum: 10\npass: '>= 20'\n---\n# user\nx", "j.md:6: 'pass' must name a number from 0 to 10, which the value can be, found '>= 20'")]
    [InlineData("---\nname: a\nvalue: bool\nlists: [cost_usd]\n---\n# user\nx", "j.md:4: 'cost_usd' cannot name a list")]
    [InlineData("---\nname: a\nvalue: bool\nitems: {name: raw, menu: [x, y]}\n---\n# user\nx", "j.md:4: the 'name' of 'items' cannot be 'raw'")]
    [InlineData("---\nname: a\nvalue: bool\nparameters: {temperature: hot}\n---\n# user\nx", "j.md:4: 'temperature' must be a number")]
    [InlineData("---\nname: a\nvalue: bool\nparameters: {max_output_tokens: 0}\n---\n# user\nx", "j.md:4: 'max_output_tokens' must be a whole number")]
    [InlineData("---\nname: a\nvalue: bool\nparameters: {temprature: 0}\n---\n# user\nx", "Did you mean 'temperature'")]
    [InlineData("---\nname: a\nvalue: bool\nitems: {name: facts, menu: [yes]}\n---\n# user\nx", "j.md:4: the 'menu' of 'items'")]
    [InlineData("---\nname: a\nvalue: bool\nlists: [facts]\nitems: {name: facts, menu: [x, y]}\n---\n# user\nx", "j.md:5: the 'name' of 'items'")]
    [InlineData("---\nname: a\nvalue: bool\nitems: {name: facts, menu: [x, y], of: inputs}\n---\n# user\nx", "j.md:4: 'of' must be one of context")]
    [InlineData("---\nname: a\nvalue: bool\nitems: facts\n---\n# user\nx", "j.md:4: 'items' must be a mapping")]
    [InlineData("---\nname: a\nvalue: bool\nparts: {good: {share: x}}\n---\n# user\nx", "j.md:4: 'x' is not on the menu of 'items'")]
    [InlineData("---\nname: a\nvalue: bool\nlists: [l]\nparts: {good: {share: l}}\n---\n# user\nx", "j.md:5: 'l' is not on the menu of 'items'")]
    [InlineData("---\nname: a\nvalue: bool\nlists: [l]\nparts: {Good: {count: l}}\n---\n# user\nx", "j.md:5: expected a name in lower case")]
    [InlineData("---\nname: a\nvalue: bool\nlists: [l]\nparts: {good: {count: l, better: none}}\n---\n# user\nx", "j.md:5: expected a name in lower case")]
    [InlineData("---\nname: a\nvalue: bool\nlists: [l]\nyes_when: {empty: m}\n---\n# user\nx", "j.md:5: 'm' is none of the lists")]
    [InlineData("---\nname: a\nvalue: bool\nyes_when: {all: x}\n---\n# user\nx", "j.md:4: 'x' is not on the menu")]
    [InlineData("---\nname: a\nvalue: bool\nequal_is: yes\n---\n# user\nx", "j.md:4: 'equal_is' asks for expectations.expected_response")]
    [InlineData("---\nname: a\nvalue: bool\nneeds: expectations.expected_response\nequal_is: same\n---\n# user\nx", "j.md:5: 'equal_is' must be one of yes, no")]
    [InlineData("---\nname: &a b\nvalue: *a\n---\n# user\nx", "j.md:2: anchors, aliases and tags")]
    [InlineData("---\nname: !!str b\nvalue: bool\n---\n# user\nx", "j.md:2: anchors, aliases and tags")]
    [InlineData("---\nname: a\n  bad: [\n---\n# user\nx", "is no YAML")]
    [InlineData("---\nname: a\nname: b\nvalue: bool\n---\n# user\nx", "is no YAML")]
    [InlineData("---\n- a\n---\n# user\nx", "expected a mapping")]
    [InlineData("---\nname: a\nvalue: bool\n---\ntext\n# user\nx", "j.md:5: expected '# system' or '# user'")]
    [InlineData("---\nname: a\nvalue: bool\n---\n# user\n{{ if }}", "j.md:6:")]
    public void A_malformed_file_is_an_error_that_names_file_and_line(string text, string says)
    {
        var act = () => JudgeFile.Parse(text, "j.md");

        act.Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).Which.Message.Should().StartWith("j.md:").And.Contain(says);
    }

    [Fact]
    public void An_absent_file_is_an_error_that_names_the_judges_there_are()
    {
        var act = () => JudgeFile.Load("nowhere/x.md");

        act.Should().Throw<EvalKitException>().WithMessage("*nowhere/x.md*correctness*");
    }
}
