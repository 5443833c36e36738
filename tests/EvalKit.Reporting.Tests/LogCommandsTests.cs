using System.Text.Json;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Tests;

public sealed class LogCommandsTests
{
    [Theory]
    [InlineData("::error file=a,line=1::no")]
    [InlineData("  ::set-output name=a::b")]
    [InlineData("first\n\t::warning::x\r\n\u00a0::add-mask::y")]
    [InlineData("text ##vso[task.setvariable variable=a]b")]
    [InlineData("##[error]no")]
    [InlineData("###vso[task.complete]##teamcity[testFailed]")]
    [InlineData("#\u200b#vso[task.complete] \u001b[0m::error::x")]
    [InlineData("##\u001b[1mvso[task.complete]")]
    public void A_text_is_never_a_command_to_the_CI_system(string text)
    {
        foreach (var shown in new[] { TerminalText.Of(text), TerminalText.Block(text) })
        {
            shown.Should().NotMatchRegex(@"##[A-Za-z]*\[").And.NotMatchRegex(@"(?m)^\s*::");
            TerminalText.Block(shown).Should().Be(shown);
        }
    }

    [Theory]
    [InlineData("## A heading\n### [Link](x) #1 ##")]
    [InlineData("std::vector<int> a; x ::error:: in the midst")]
    [InlineData("  blanks\tand\ttabs  stay")]
    public void Other_text_keeps_its_lines(string text) => TerminalText.Block(text).Should().Be(text);

    [Fact]
    public void Json_on_standard_output_holds_no_command_and_the_same_values()
    {
        var text = "##vso[task.complete] ##[error] \\##x[ and \"##\"";
        var json = JsonSerializer.Serialize(new[] { text });

        var safe = LogCommands.DisarmJson(json);

        safe.Should().NotContain("##vso[").And.NotContain("##[");
        JsonSerializer.Deserialize<string[]>(safe).Should().Equal(text);
    }
}
