using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring.Structure;

public sealed class ValidJsonTests
{
    [Theory]
    [InlineData("""{"a": [1, 2.5e3, "x", true, null]}""", true)]
    [InlineData(" [1]\n", true)]
    [InlineData("5", true)]
    [InlineData("\"text\"", true)]
    [InlineData("", false)]
    [InlineData("  ", false)]
    [InlineData("{a: 1}", false)]
    [InlineData("{'a': 1}", false)]
    [InlineData("[1,]", false)]
    [InlineData("// note\n1", false)]
    [InlineData("{} {}", false)]
    [InlineData("NaN", false)]
    [InlineData("01", false)]
    [InlineData("""{"a": 1, "a": 2}""", false)]
    [InlineData("\"\\ud800\"", false)]
    [InlineData("Here it is: {}", false)]
    [InlineData("```json\n{}\n```", false)]
    public void Json_is_what_the_standard_says(string output, bool valid) => Given.Passes(Scorers.ValidJson(), output).Should().Be(valid);

    [Theory]
    [InlineData("```json\n{\"a\": 1}\n```", true)]
    [InlineData("\n```\n[1]\n```\n", true)]
    [InlineData("[1]", true)]
    [InlineData("```json\n{a}\n```", false)]
    [InlineData("```json\n{}", false)]
    [InlineData("Here:\n```json\n{}\n```", false)]
    [InlineData("```", false)]
    public void One_fenced_block_is_allowed_where_the_options_say_so(string output, bool valid) =>
        Given.Passes(Given.FromCatalog("valid_json", """{"fenced": true}"""), output).Should().Be(valid);

    [Fact]
    public void The_place_of_the_fault_is_told() =>
        Given.Score(Scorers.ValidJson(), "{\n  \"a\": x\n}").Rationale.Should().StartWith("not JSON: line 2, byte 8: ");

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    [InlineData(1_000_000, false)]
    public void Values_may_lie_128_deep_in_each_other(int depth, bool valid) =>
        Given.Passes(Scorers.ValidJson(), new string('[', depth) + new string(']', depth)).Should().Be(valid);

    [Fact]
    public void What_the_app_returned_as_a_value_is_json()
    {
        var arguments = new ScoreArguments(Given.Case(), Given.Answered("") with { Output = new AppOutput(new JsonObject { ["a"] = 1 }) });

        Given.Score(Scorers.ValidJson(), arguments).Rationale.Should().Be("JSON: an object");
    }
}
