using System.Text.Json;
using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring.Tools;

public sealed class SourceLiteralTests
{
    [Theory]
    [InlineData("integer", "15", "15")]
    [InlineData("integer", "15L", "\"15L\"")]
    [InlineData("integer", "count", "\"count\"")]
    [InlineData("long", "15L", "15")]
    [InlineData("long", "15", "\"15\"")]
    [InlineData("float", "1.5f", "1.5")]
    [InlineData("float", "1.5", "\"1.5\"")]
    [InlineData("double", "-1.5e3", "-1.5e3")]
    [InlineData("boolean", "true", "true")]
    [InlineData("boolean", "TRUE", "\"TRUE\"")]
    [InlineData("String", "true", "\"true\"")]
    [InlineData("ArrayList", "new ArrayList<>(Arrays.asList(\"a\", \"b\"))", "[\"a\",\"b\"]")]
    [InlineData("ArrayList", "new ArrayList<String>() {{ add(\"a\"); add(\"b\"); }}", "[\"a\",\"b\"]")]
    [InlineData("ArrayList", "List.of(1, 2L)", "[1,2]")]
    [InlineData("ArrayList", "Arrays.asList(one, two)", "[\"one\",\"two\"]")]
    [InlineData("Array", "new int[]{1, 2}", "[1,2]")]
    [InlineData("Array", "new String[] {\"a, b\", \"c\\\"d\"}", "[\"a, b\",\"c\\u0022d\"]")]
    [InlineData("Array", "{1, {2}}", "[1,[2]]")]
    [InlineData("HashMap", "new HashMap<String, Integer>() {{ put(\"a\", 1); put(\"b\", 2); }}", "{\"a\":1,\"b\":2}")]
    [InlineData("HashMap", "Map.of(\"a\", true)", "{\"a\":true}")]
    [InlineData("HashMap", "new HashMap<>()", "{}")]
    [InlineData("ArrayList", "names", "\"names\"")]
    [InlineData("ArrayList", "List.of(1", "\"List.of(1\"")]
    public void Literals_of_java_are_values_of_their_type(string type, string text, string value) => Read(type, text, ToolLanguage.Java).Should().Be(value);

    [Theory]
    [InlineData("integer", "15", "15")]
    [InlineData("Bigint", "15n", "15")]
    [InlineData("Bigint", "15", "\"15\"")]
    [InlineData("float", "1.5", "1.5")]
    [InlineData("float", "2", "2")]
    [InlineData("Boolean", "false", "false")]
    [InlineData("String", "'a'", "\"a\"")]
    [InlineData("String", "a", "\"a\"")]
    [InlineData("array", "[1, 'a', [true]]", "[1,\"a\",[true]]")]
    [InlineData("array", "[{a: 1}]", "[{\"a\":1}]")]
    [InlineData("dict", "{a: 1, 'b c': \"x\", d: undefined}", "{\"a\":1,\"b c\":\"x\",\"d\":null}")]
    [InlineData("dict", "{}", "{}")]
    [InlineData("dict", "store", "\"store\"")]
    [InlineData("dict", "{a: }", "\"{a: }\"")]
    [InlineData("array", "{}", "\"{}\"")]
    public void Literals_of_javascript_are_values_of_their_type(string type, string text, string value) => Read(type, text, ToolLanguage.Javascript).Should().Be(value);

    [Fact]
    public void A_literal_that_nests_without_end_is_a_text() =>
        Read("array", new string('[', 100_000), ToolLanguage.Javascript).Should().StartWith("\"[[[");

    [Theory]
    [InlineData("java", "long", "\"15L\"", true)]
    [InlineData("java", "long", "15", true)]
    [InlineData("java", "long", "\"15\"", false)]
    [InlineData("javascript", "Bigint", "\"15n\"", true)]
    [InlineData("python", "integer", "\"15\"", false)]
    public void A_number_may_be_json_or_a_literal_of_the_language(string language, string type, string value, bool isRight) => GivenCalls.Match(
        "{\"tools_input\": \"tools\", \"language\": \"" + language + "\"}",
        "[{\"f\": {\"x\": " + value + "}}]",
        """[{"f": {"x": [15]}}]""",
        "[{\"name\": \"f\", \"parameters\": {\"properties\": {\"x\": {\"type\": \"" + type + "\"}}}}]").Should().Be(isRight);

    private static string Read(string type, string text, ToolLanguage language)
    {
        var declared = ArgumentType.Of(JsonSerializer.SerializeToElement(new { type }));
        var value = SourceLiteral.Read(JsonSerializer.SerializeToElement(text), declared, language);
        return value.ValueKind == JsonValueKind.String ? $"\"{value.GetString()}\"" : JsonSerializer.Serialize(value);
    }
}
