using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring.Tools;

public sealed class ToolCallMatchTests
{
    private const string Search = """{"name": "search", "arguments": {"query": "lamp"}}""";
    private const string Book = """{"name": "book", "arguments": {"id": 7, "gift": false}}""";
    private const string Tools = """[{"name": "search", "parameters": {"type": "object", "required": ["query"], "properties": {"query": {"type": "string", "minLength": 2}}, "additionalProperties": false}}]""";

    [Theory]
    [InlineData("""{"name": "search", "arguments": {"query": "lamp"}}""")]
    [InlineData("""{"name": "search", "arguments": "{\"query\": \"lamp\"}"}""")]
    [InlineData("""{"id": "c1", "type": "function", "function": {"name": "search", "arguments": "{\"query\": \"lamp\"}"}}""")]
    [InlineData("""{"type": "tool_use", "id": "c1", "name": "search", "input": {"query": "lamp"}}""")]
    [InlineData("""{"name": "search", "args": {"query": "lamp"}}""")]
    [InlineData("""{"name": "search", "kwargs": {"query": "lamp"}}""")]
    [InlineData("""{"search": {"query": "lamp"}}""")]
    public void A_call_is_read_in_each_shape_it_is_written_in(string call) => GivenCalls.Match("{}", $"[{call}]", $"[{Search}]").Should().BeTrue();

    [Theory]
    [InlineData("""[{"role": "user", "content": "?"}, {"role": "assistant", "content": null, "tool_calls": [{"type": "function", "function": {"name": "search", "arguments": "{\"query\": \"lamp\"}"}}]}, {"role": "tool", "content": "[]"}]""")]
    [InlineData("""[{"role": "assistant", "content": "", "function_call": {"name": "search", "arguments": "{\"query\": \"lamp\"}"}}]""")]
    [InlineData("""[{"role": "assistant", "content": [{"type": "text", "text": "…"}, {"type": "tool_use", "name": "search", "input": {"query": "lamp"}}]}]""")]
    [InlineData("""[{"role": "assistant", "parts": [{"type": "tool_call", "name": "search", "arguments": {"query": "lamp"}}]}]""")]
    public void Calls_are_found_in_the_messages_where_the_app_does_not_list_them(string messages)
    {
        var arguments = GivenCalls.Arguments(new AppOutput("done") { Messages = JsonElement.Parse(messages) }, JsonNode.Parse($"[{Search}]"));

        Given.Score(Scorers.ToolCallMatch(), arguments).Value!.Bool.Should().BeTrue();
    }

    [Theory]
    [InlineData("unordered", $"[{Search}, {Book}]", true)]
    [InlineData("unordered", $"[{Book}, {Search}]", true)]
    [InlineData("unordered", $"[{Search}]", false)]
    [InlineData("unordered", $"[{Search}, {Book}, {Book}]", false)]
    [InlineData("unordered", $"[{Search}, {Search}]", false)]
    [InlineData("strict", $"[{Search}, {Book}]", true)]
    [InlineData("strict", $"[{Book}, {Search}]", false)]
    [InlineData("strict", $"[{Search}]", false)]
    [InlineData("subset", $"[{Book}]", true)]
    [InlineData("subset", "[]", true)]
    [InlineData("subset", $"[{Book}, {Book}]", false)]
    [InlineData("superset", $"[{Book}, {Search}, {Book}]", true)]
    [InlineData("superset", $"[{Book}, {Book}]", false)]
    public void The_order_says_how_made_and_expected_calls_stand_to_each_other(string order, string made, bool meets) =>
        GivenCalls.Match($$"""{"order": "{{order}}"}""", made, $"[{Search}, {Book}]").Should().Be(meets);

    [Theory]
    [InlineData("{}", """{"id": 7, "gift": false}""", true)]
    [InlineData("{}", """{"gift": false, "id": 7.0}""", true)]
    [InlineData("{}", """{"id": 7}""", false)]
    [InlineData("{}", """{"id": 7, "gift": false, "more": 1}""", false)]
    [InlineData("{}", """{"id": "7", "gift": false}""", false)]
    [InlineData("""{"arguments": "ignore"}""", """{"id": 8}""", true)]
    public void Arguments_are_compared_as_json(string options, string made, bool meets) =>
        GivenCalls.Match(options, $$"""[{"name": "book", "arguments": {{made}}}]""", $"[{Book}]").Should().Be(meets);

    [Theory]
    [InlineData("""[]""", "[]", true)]
    [InlineData($"[{Search}]", "[]", false)]
    [InlineData($"[{Search}]", """["search"]""", true)]
    [InlineData($"[{Search}]", """[{"name": "search"}]""", true)]
    [InlineData($"[{Search}]", """[{"name": "search", "arguments": {}}]""", false)]
    [InlineData($"[{Search}]", """[{"search": {"query": ["light", "Lamp."], "top": ["", 5]}}]""", true)]
    [InlineData($"[{Search}]", """[{"search": {"query": ["lamp"], "top": [5]}}]""", false)]
    [InlineData("""[{"name": "a_b_c", "arguments": {}}]""", """[{"a.b.c": {}}]""", true)]
    [InlineData("""[{"name": "a_b_c", "arguments": {}}]""", """[{"name": "a.b.c", "arguments": {}}]""", false)]
    public void Expected_calls_are_names_calls_or_allowed_values(string made, string expected, bool meets) =>
        GivenCalls.Match("{}", made, expected).Should().Be(meets);

    [Theory]
    [InlineData("""{"name": "search", "arguments": {"query": "any"}}""", true)]
    [InlineData("""{"name": "search", "arguments": {"query": "a"}}""", false)]
    [InlineData("""{"name": "search", "arguments": {"q": "lamp"}}""", false)]
    public void Arguments_by_schema_need_only_meet_it(string made, bool meets)
    {
        GivenCalls.Match($$"""{"arguments": "schema", "tools": {{Tools}}}""", $"[{made}]", """["search"]""").Should().Be(meets);
        GivenCalls.Match("""{"arguments": "schema", "tools_input": "tools"}""", $"[{made}]", $"[{Search}]", Tools).Should().Be(meets);
    }

    [Fact]
    public void A_greedy_pairing_would_miss_what_the_best_one_finds() =>
        GivenCalls.Match("{}", """[{"name": "f", "arguments": {"x": 1}}, {"name": "f", "arguments": {"x": 2}}]""", """[{"f": {"x": [1, 2]}}, {"f": {"x": [1]}}]""").Should().BeTrue();

    [Fact]
    public void Calls_of_tools_that_do_not_count_are_left_out_on_both_sides() =>
        GivenCalls.Match("""{"ignore_tools": ["search"]}""", $"[{Search}, {Search}, {Book}]", $"[{Search}, {Book}]").Should().BeTrue();

    [Theory]
    [InlineData($"[{Search}]", $"[{Search}, {Book}]", "book was not called")]
    [InlineData($"[{Search}, {Book}]", $"[{Search}]", "book was called and is not expected")]
    [InlineData("""[{"name": "search", "arguments": {"query": "lamb"}}]""", $"[{Search}]", """search: argument 'query' is ""lamb"", expected ""lamp""")]
    [InlineData("""[{"name": "search", "arguments": {"query": "lamb"}}]""", """[{"search": {"query": ["lamp"]}}]""", "search: argument 'query' is \"\"lamb\"\", allowed \"[\"lamp\"]\"")]
    [InlineData("""[{"name": "search", "arguments": "{query"}]""", $"[{Search}]", "search: its arguments are not JSON: line 1, byte 2")]
    [InlineData("""[{"name": "search", "arguments": "[1]"}]""", $"[{Search}]", "search: its arguments are not a JSON object")]
    public void The_rationale_says_what_is_missing_and_what_is_too_much(string made, string expected, string why) =>
        GivenCalls.Why("{}", made, expected).Should().Contain(why);

    [Fact]
    public void Another_order_is_told_as_such() =>
        GivenCalls.Why("""{"order": "strict"}""", $"[{Book}, {Search}]", $"[{Search}, {Book}]").Should().Be("the expected calls were made in another order");

    [Fact]
    public void An_app_that_tells_no_calls_is_an_error_and_not_a_wrong_answer()
    {
        var score = Given.Score(Scorers.ToolCallMatch(), GivenCalls.Arguments(new AppOutput("done"), JsonNode.Parse("[]")));

        score.Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);
        score.Error.Message.Should().Contain("outputs.tool_calls");
    }

    [Theory]
    [InlineData("""["search"]""", "[]", "Tool call 1 of the output cannot be read")]
    [InlineData("[]", "[5]", "Mend the case")]
    [InlineData("[]", """[{"name": "search", "arguments": [1]}]""", "Mend the case")]
    public void What_is_no_call_is_an_error(string made, string expected, string message) =>
        Given.Score(Scorers.ToolCallMatch(), GivenCalls.Arguments(made, expected)).Error!.Message.Should().Contain(message);

    [Theory]
    [InlineData("""[]""", "[]", 1)]
    [InlineData($"[{Search}]", "[]", 0)]
    [InlineData("[]", $"[{Search}]", 0)]
    [InlineData($"[{Search}, {Book}]", $"[{Book}, {Search}]", 1)]
    [InlineData($"[{Search}]", $"[{Book}, {Search}]", 2 / 3.0)]
    [InlineData($"[{Search}, {Search}, {Search}]", $"[{Search}]", 0.5)]
    public void F1_is_twice_the_common_calls_over_all_calls(string made, string expected, double f1)
    {
        var score = Given.Score(Scorers.ToolCallF1(), GivenCalls.Arguments(made, expected));

        score.Value!.Number.Should().BeApproximately(f1, 1e-12);
        var (precision, recall) = ((double)score.Metadata!["precision"]!, (double)score.Metadata["recall"]!);
        (precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)).Should().BeApproximately(f1, 1e-12);
    }

    [Theory]
    [InlineData("""{"arguments": "schema"}""", "need the option 'tools'")]
    [InlineData("""{"tools": [], "tools_input": "tools"}""", "given twice")]
    [InlineData("""{"tools": [5]}""", "expected a list of tools")]
    [InlineData("""{"arguments": "schema", "tools": [{"name": "f", "parameters": {"type": "object", "required": "a"}}]}""", "tool 'f': not a JSON schema")]
    [InlineData("""{"order": "any"}""", "one of unordered, strict, subset, superset")]
    public void Options_that_cannot_be_used_fail_when_the_scorer_is_built(string options, string message) =>
        FluentActions.Invoking(() => Given.FromCatalog("tool_call_match", options)).Should().Throw<EvalKitException>().And.Message.Should().Contain(message);

    [Fact]
    public void A_case_that_expects_no_call_has_its_expectation()
    {
        var arguments = GivenCalls.Arguments("[]", "[]");

        CaseNeeds.IsMissing("expectations.expected_tool_calls", arguments).Should().BeFalse("an empty list says that no call is right");
        CaseNeeds.IsMissing("expectations.expected_facts", arguments).Should().BeTrue();
    }
}
