using System.Text.Json.Nodes;
using EvalKit.Datasets;

namespace EvalKit.Tests.Datasets;

public sealed class CaseFilterTests
{
    private static readonly EvalCase Case = EvalCases.Create(
        CaseFields.From(new JsonObject { ["question"] = "Why is the sky blue?", ["year"] = "1969", ["n"] = 5, ["user"] = new JsonObject { ["plan"] = "pro" }, ["Best Answer"] = "x" }),
        CaseFields.From(new JsonObject { ["expected_response"] = new JsonArray("a", "b"), ["safe"] = true, ["none"] = null }),
        id: "case-1",
        tags: new Dictionary<string, string> { ["topic"] = "maths", ["hard"] = "true" },
        split: "dev") with
    {
        Columns = CaseFields.From(new JsonObject { ["improper"] = false, ["label"] = "true", ["n"] = 7 }),
    };

    [Theory]
    [InlineData("id == \"case-1\"", true)]
    [InlineData("id == 'case-2'", false)]
    [InlineData("tags.topic == \"maths\" and not (inputs.question ~ \"^Why\")", false)]
    [InlineData("tags.topic == 'maths' and inputs.question ~ '^Why'", true)]
    [InlineData("split in [\"dev\", \"test\"]", true)]
    [InlineData("split in ('test')", false)]
    [InlineData("split in []", false)]
    [InlineData("split not in ['test']", true)]
    [InlineData("improper == false", true)]
    [InlineData("improper == \"false\"", true)]
    [InlineData("label == true", true)]
    [InlineData("label", true)]
    [InlineData("improper", false)]
    [InlineData("not improper", true)]
    [InlineData("tags.hard", true)]
    [InlineData("tags.soft", false)]
    [InlineData("tags.soft == null", true)]
    [InlineData("tags.soft != null", false)]
    [InlineData("tags.soft < 3", false)]
    [InlineData("tags.soft ~ \".*\"", false)]
    [InlineData("tags.soft != \"x\"", true)]
    [InlineData("expectations.none == null", true)]
    [InlineData("expectations.safe", true)]
    [InlineData("expectations.expected_response == '[\"a\",\"b\"]'", true)]
    [InlineData("inputs.year < 2000", true)]
    [InlineData("inputs.year == 1969", true)]
    [InlineData("inputs.year == \"1969.0\"", false)]
    [InlineData("inputs.year == 1969.0", true)]
    [InlineData("inputs.year > \"200\"", true)]
    [InlineData("inputs.question > \"W\"", true)]
    [InlineData("inputs.question > 3", false)]
    [InlineData("n == 7", true)]
    [InlineData("columns.n == 7 and inputs.n == 5", true)]
    [InlineData("inputs.n >= 5 and inputs.n <= 5", true)]
    [InlineData("-1 < inputs.n", true)]
    [InlineData("inputs.n != 5e0", false)]
    [InlineData("inputs.user.plan == 'pro'", true)]
    [InlineData("inputs.`Best Answer` == 'x'", true)]
    [InlineData("`Best Answer` == 'x'", true)]
    [InlineData("question ~ 'sky'", true)]
    [InlineData("n ~ '^7$'", true)]
    [InlineData("false or true and not false", true)]
    [InlineData("true or true and false", true)]
    [InlineData("(true or true) and false", false)]
    [InlineData("not not true", true)]
    [InlineData("'it''s' == 'x'", null)]
    [InlineData("\"a\\\"b\" == 'a\"b'", true)]
    public void An_expression_chooses_or_refuses_a_case(string expression, bool? expected)
    {
        if (expected is null)
        {
            Reading.Fault(() => CaseFilter.Parse(expression)).Should().Contain("position");
            return;
        }

        CaseFilter.Parse(expression).Matches(Case).Should().Be(expected.Value);
    }

    [Theory]
    [InlineData("", 1, "expected a field or a value, found the end")]
    [InlineData("id =", 4, "equality is written ==")]
    [InlineData("id == ", 7, "found the end")]
    [InlineData("id == 'x", 7, "never closed")]
    [InlineData("(id == 'x'", 11, "expected ')'")]
    [InlineData("id == 'x' id", 11, "expected an operator or the end, found 'id'")]
    [InlineData("split in 'dev'", 10, "expected a list")]
    [InlineData("split in ['a' 'b']", 15, "expected ','")]
    [InlineData("id ~ x", 6, "regular expression in quotes")]
    [InlineData("id ~ '('", 6, "cannot be used")]
    [InlineData("id ~ '(a)\\1'", 6, "cannot be used")]
    [InlineData("a && b", 3, "write and")]
    [InlineData("a or", 5, "found the end")]
    [InlineData("`a", 1, "never closed")]
    [InlineData("a == and", 6, "found 'and'")]
    public void A_mistake_names_its_position(string expression, int position, string problem)
    {
        Reading.Fault(() => CaseFilter.Parse(expression)).Should().StartWith($"Bad filter at position {position}: ").And.Contain(problem).And.Contain($"The filter is: {expression}.");
    }

    [Fact]
    public void Deep_nesting_is_an_error_and_a_long_chain_is_none()
    {
        Reading.Fault(() => CaseFilter.Parse(new string('(', 100_000))).Should().Contain("more than 64");
        Reading.Fault(() => CaseFilter.Parse(string.Concat(Enumerable.Repeat("not ", 100_000)) + "true")).Should().Contain("more than 64");

        var chain = string.Join(" and ", Enumerable.Repeat("true", 20_000)) + " or " + string.Join(" or ", Enumerable.Repeat("false", 20_000));
        CaseFilter.Parse(chain).Matches(Case).Should().BeTrue();
    }

    [Fact]
    public void Texts_are_compared_after_normalisation()
    {
        var composed = EvalCases.Create(CaseFields.OfText(("q", "caf\u00e9\r\n")));

        CaseFilter.Parse("q == 'cafe\u0301\n'").Matches(composed).Should().BeTrue();
    }
}
