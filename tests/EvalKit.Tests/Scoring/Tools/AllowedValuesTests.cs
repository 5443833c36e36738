namespace EvalKit.Tests.Scoring.Tools;

/// <summary>The rules by which the Berkeley Function Calling Leaderboard compares a value with those that are allowed.</summary>
public sealed class AllowedValuesTests
{
    [Theory]
    [InlineData("integer", "[5]", "5", true)]
    [InlineData("integer", "[5]", "5.0", false)]
    [InlineData("integer", "[5]", "\"5\"", false)]
    [InlineData("integer", "[1]", "true", false)]
    [InlineData("float", "[5.0]", "5", true)]
    [InlineData("float", "[5.0]", "5.0", true)]
    [InlineData("float", "[5]", "5.0", true)]
    [InlineData("float", "[5.0, 6.5]", "6.5", true)]
    [InlineData("float", "[5.0]", "5.1", false)]
    [InlineData("boolean", "[true]", "true", true)]
    [InlineData("boolean", "[true]", "\"true\"", false)]
    [InlineData("boolean", "[true]", "1", false)]
    [InlineData("string", "[\"New York, NY\"]", "\"new york ny\"", true)]
    [InlineData("string", "[\"it's\"]", "\"it\\\"s\"", true)]
    [InlineData("string", "[\"a_b-c/d.e*f^g\"]", "\"ABCDEFG\"", true)]
    [InlineData("string", "[\"New York\"]", "\"New York!\"", false)]
    [InlineData("string", "[null]", "null", true)]
    [InlineData("string", "[\"5\"]", "5", false)]
    [InlineData("array", "[[1, 2]]", "[1, 2]", true)]
    [InlineData("array", "[[1, 2]]", "[2, 1]", false)]
    [InlineData("array", "[[1, 2]]", "[1]", false)]
    [InlineData("array", "[[\"A b\"], [\"c\"]]", "[\"ab\"]", true)]
    [InlineData("array", "[[\"a\"]]", "\"a\"", false)]
    [InlineData("tuple", "[[1, 2]]", "[1, 2]", true)]
    [InlineData("dict", "[{\"a\": [1, 2], \"b\": [\"X y\", \"\"]}]", "{\"a\": 2}", true)]
    [InlineData("dict", "[{\"a\": [1, 2], \"b\": [\"X y\", \"\"]}]", "{\"b\": \"xy\", \"a\": 1}", true)]
    [InlineData("dict", "[{\"a\": [1, 2], \"b\": [\"x\"]}]", "{\"a\": 1}", false)]
    [InlineData("dict", "[{\"a\": [1]}]", "{\"a\": 1, \"c\": 1}", false)]
    [InlineData("any", "[\"x\"]", "\"X\"", true)]
    [InlineData("any", "[7]", "7", true)]
    public void A_value_is_of_the_declared_type_and_equal_to_one_that_is_allowed(string type, string allowed, string value, bool isRight) =>
        Match(type, allowed, value).Should().Be(isRight);

    [Theory]
    [InlineData("array", "dict", "[[{\"f\": [\"age\"]}, {\"f\": [\"job\"]}]]", "[{\"f\": \"Age\"}, {\"f\": \"job\"}]", true)]
    [InlineData("array", "dict", "[[{\"f\": [\"age\"]}, {\"f\": [\"job\"]}]]", "[{\"f\": \"job\"}, {\"f\": \"age\"}]", false)]
    [InlineData("array", "float", "[[1.5, 2.0]]", "[1.5, 2]", true)]
    [InlineData("array", "integer", "[[1, 2]]", "[1, \"2\"]", false)]
    [InlineData("array", "string", "[[\"1\"]]", "[1]", false)]
    public void The_items_of_a_list_have_the_declared_type(string type, string items, string allowed, string value, bool isRight) =>
        Match(type, allowed, value, items).Should().Be(isRight);

    [Theory]
    [InlineData("[\"bookRating\"]", "\"bookRating\"", true)]
    [InlineData("[\"bookRating\"]", "\"bookrating\"", false)]
    [InlineData("[\"bookRating\"]", "5", false)]
    public void The_name_of_a_variable_stands_where_a_number_is_declared_and_is_compared_letter_by_letter(string allowed, string value, bool isRight) =>
        Match("integer", allowed, value).Should().Be(isRight);

    [Theory]
    [InlineData("[\"\", 5]", null, true)]
    [InlineData("[5]", null, false)]
    [InlineData("[\"\"]", "\"\"", true)]
    [InlineData("[]", null, true)]
    [InlineData("[]", "5", true)]
    [InlineData("[\"\", 5]", "6", false)]
    [InlineData("[\"\", \"x\"]", "\"-\"", false)]
    public void The_empty_text_allows_to_leave_an_argument_out_and_an_empty_list_allows_anything(string allowed, string? value, bool isRight) => Match("", allowed, value).Should().Be(isRight);

    [Fact]
    public void Without_a_definition_the_allowed_values_tell_the_type()
    {
        GivenCalls.Match("{}", """[{"f": {"x": 5}}]""", """[{"f": {"x": [5.0]}}]""").Should().BeTrue();
        GivenCalls.Match("{}", """[{"f": {"x": "5"}}]""", """[{"f": {"x": [5]}}]""").Should().BeFalse();
    }

    [Fact]
    public void What_the_tool_requires_must_be_there() => GivenCalls.Match(
        """{"tools_input": "tools"}""",
        """[{"f": {}}]""",
        """[{"f": {"x": ["", 5]}}]""",
        """[{"name": "f", "parameters": {"required": ["x"], "properties": {"x": {"type": "integer"}}}}]""").Should().BeFalse();

    [Fact]
    public void A_users_call_may_list_allowed_values_too() =>
        GivenCalls.Match("""{"arguments": "allowed_values"}""", """[{"name": "f", "arguments": {"city": "Paris"}}]""", """[{"name": "f", "arguments": {"city": ["Paris, FR", "Paris"], "unit": ["", "c"]}}]""").Should().BeTrue();

    private static bool Match(string type, string allowed, string? value, string items = "")
    {
        var item = items.Length == 0 ? "" : ", \"items\": {\"type\": \"" + items + "\"}";
        return GivenCalls.Match(
            """{"tools_input": "tools"}""",
            value is null ? """[{"f": {}}]""" : "[{\"f\": {\"x\": " + value + "}}]",
            "[{\"f\": {\"x\": " + allowed + "}}]",
            "[{\"name\": \"f\", \"parameters\": {\"properties\": {\"x\": {\"type\": \"" + type + "\"" + item + "}}}}]");
    }
}
