using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.Tests.Scoring;
using EvalKit.TestUtils;
using EvalKit.TestUtils.Runs;

namespace EvalKit.Tests;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("x\ufffe", "x\ufffe")]
    [InlineData("e\u0301\ud83c\udf55", "\u00e9\ud83c\udf55")]
    public void Text_is_brought_into_one_form_where_it_has_one(string text, string normalized) => CanonicalJson.Normalize(text).Should().Be(normalized);

    [Fact]
    public void A_lone_surrogate_keeps_its_form() => CanonicalJson.Normalize("x\ud800\r\n").Should().Be("x\ud800\n");

    [Fact]
    public void Any_output_of_a_model_has_a_hash() =>
        CanonicalJson.Hash(JsonSerializer.SerializeToElement("\ufffe\uffff\0\u001b")).Should().MatchRegex("^[0-9a-f]{64}$");

    [Fact]
    public void A_node_has_the_hash_of_its_element() =>
        Gen.Select(AnyJson.Value, RecordGen.AnyText, RecordGen.AnyText).ShouldHold(2000, sample =>
        {
            var (value, text, name) = sample;
            var node = new JsonObject { [name] = value?.DeepClone(), ["text"] = text, ["float"] = 0.2f, ["int"] = 7, ["none"] = null, ["list"] = new JsonArray(text, 1e20, 7L, JsonNode.Parse("-0"), JsonNode.Parse("7.0"), JsonNode.Parse("7")) };
            return CanonicalJson.Hash(node) == CanonicalJson.Hash(JsonSerializer.SerializeToElement(node));
        });
}
