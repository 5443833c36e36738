using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Datasets;
using static EvalKit.Tests.Datasets.Reading;

namespace EvalKit.Tests.Datasets;

public sealed class ColumnConventionTests
{
    private const string Header = "id,question,expected_response,tags,split,outputs,expectations.difficulty\n";

    [Fact]
    public void Each_column_takes_the_role_that_its_name_gives_it()
    {
        var read = One("faq.csv", Header + "paris,Capital of France?,Paris,topic=geography;easy,dev,\"Paris, of course\",low\n");

        read.Id.Should().Be("paris");
        read.Inputs.Keys.Should().Equal("question");
        read.Inputs.Text("question").Should().Be("Capital of France?");
        read.Expectations.Keys.Should().BeEquivalentTo("expected_response", "difficulty");
        read.AcceptedResponses.Should().Equal("Paris");
        read.Tags.Should().Equal(new Dictionary<string, string> { ["easy"] = "true", ["topic"] = "geography" });
        read.Split.Should().Be("dev");
        read.RecordedOutput!.Text.Should().Be("Paris, of course");
        read.Columns.Should().BeEmpty();
        read.Location.Should().Be("faq.csv:2");
    }

    [Fact]
    public void A_dataset_is_named_like_its_file()
    {
        Read("faq.csv", "question\nWhy?\n").Name.Should().Be("faq");
        Read("faq.csv", "question\nWhy?\n", spec => spec with { Name = "mine" }).Name.Should().Be("mine");
    }

    [Fact]
    public void A_cell_of_a_list_field_may_hold_a_JSON_array()
    {
        var read = One("faq.csv", "q,expected_response,expected_facts,guidelines\ne,\"[\"\"2.718\"\",\"\"2.72\"\"]\",\"[\"\"irrational\"\"]\",Be brief\n");

        read.AcceptedResponses.Should().Equal("2.718", "2.72");
        read.Expectations["expected_facts"].ValueKind.Should().Be(JsonValueKind.Array);
        read.Expectations.Text("guidelines").Should().Be("Be brief");
    }

    [Theory]
    [InlineData("[1] is the footnote")]
    [InlineData("[1, 2]")]
    [InlineData("[\"\"unclosed\"\"")]
    public void An_expected_response_that_is_no_array_of_texts_stays_text(string cell)
    {
        One("faq.csv", $"q,expected_response\nx,\"{cell}\"\n").AcceptedResponses.Should().Equal(cell.Replace("\"\"", "\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"[\"\"hard\"\", \"\"topic=maths\"\"]\"")]
    [InlineData("\"{\"\"hard\"\": true, \"\"topic\"\": \"\"maths\"\"}\"")]
    [InlineData(" hard ; topic=maths ;")]
    public void Tags_are_words_or_names_with_values_in_three_spellings(string cell)
    {
        One("faq.csv", $"q,tags\nx,{cell}\n").Tags.Should().Equal(new Dictionary<string, string> { ["hard"] = "true", ["topic"] = "maths" });
    }

    [Fact]
    public void Recorded_parts_become_the_output()
    {
        var read = One(
            "faq.csv",
            "q,outputs.response,outputs.context,outputs.tool_calls,outputs.messages,outputs.latency_ms,outputs.usage,outputs.cost_usd\n" +
            "x,yes,\"[\"\"a\"\",\"\"b\"\"]\",\"[{\"\"name\"\":\"\"find\"\"}]\",[],12.5,\"{\"\"input_tokens\"\":3,\"\"output_tokens\"\":4}\",0.01\n");

        var output = read.RecordedOutput!;
        output.Text.Should().Be("yes");
        output.Context.Should().Equal("a", "b");
        output.ToolCalls!.Value.GetArrayLength().Should().Be(1);
        output.Messages!.Value.GetArrayLength().Should().Be(0);
        output.RecordedLatency.Should().Be(TimeSpan.FromMilliseconds(12.5));
        output.Usage.Should().Be(new TokenUsage(3, 4));
        output.CostUsd.Should().Be(0.01m);
        read.Inputs.Keys.Should().Equal("q");
    }

    [Fact]
    public void Passages_may_be_objects_whose_ids_are_kept_and_written_again()
    {
        var read = One("faq.jsonl", """{"q": "x", "outputs.response": "yes", "outputs.context": [{"id": "a.md", "content": "A"}, "B", {"doc_id": 7, "text": "C", "score": 0.5}]}""");

        var output = read.RecordedOutput!;
        output.Context.Should().Equal("A", "B", "C");
        output.ContextIds.Should().Equal("a.md", null, "7");
        var again = One("faq.jsonl", new JsonObject { ["q"] = "x", ["outputs"] = OutputWriter.Of(output) }.ToJsonString()).RecordedOutput!;
        again.Context.Should().Equal(output.Context);
        again.ContextIds.Should().Equal(output.ContextIds);
        One("faq.jsonl", """{"q": "x", "outputs.response": "yes", "outputs.context": ["B", {"content": "A"}]}""").RecordedOutput!.ContextIds.Should().BeEmpty();
    }

    [Fact]
    public void A_JSON_line_keeps_the_types_of_its_values()
    {
        var read = One("faq.jsonl", """{"id": 7, "year": 1969, "tags": ["hard"], "expected_response": ["a", "b"], "outputs": {"answer": 1}}""");

        read.Id.Should().Be("7");
        read.Inputs["year"].GetInt32().Should().Be(1969);
        read.AcceptedResponses.Should().Equal("a", "b");
        read.RecordedOutput!.Value.GetProperty("answer").GetInt32().Should().Be(1);
    }

    [Fact]
    public void The_nested_shape_is_taken_as_it_is()
    {
        var read = One(
            "faq.jsonl",
            """{"id": "e", "inputs": {"question": "?", "id": 1}, "expectations": {"expected_response": "2.718", "own": true}, "outputs": {"response": "x", "context": ["c"]}, "label": 1}""");

        read.Inputs.Keys.Should().Equal("question", "id");
        read.Expectations.Keys.Should().Equal("expected_response", "own");
        read.RecordedOutput!.Text.Should().Be("x");
        read.RecordedOutput.Context.Should().Equal("c");
        read.Columns.Keys.Should().Equal("label");
    }

    [Fact]
    public void A_JSON_array_file_has_one_case_an_element_and_knows_their_lines()
    {
        var cases = Read("faq.json", "[\n  {\"q\": \"a }] \\\" \\\\\"},\n\n  {\"q\":\n \"b\"} ]\n").Cases;

        cases.Select(c => c.Inputs.Text("q")).Should().Equal("a }] \" \\", "b");
        cases.Select(c => c.Location).Should().Equal("faq.json:2", "faq.json:4");
    }

    [Fact]
    public void A_record_of_several_lines_is_located_by_its_first()
    {
        var cases = Read("faq.csv", "q\n\"a\nb\"\n\"c\nd\"\n\nlast\n").Cases;

        cases.Select(c => c.Location).Should().Equal("faq.csv:2", "faq.csv:4", "faq.csv:7");
    }

    [Fact]
    public void A_byte_order_mark_and_a_semicolon_are_recognised()
    {
        One("faq.csv", "\uFEFFid;question\n1;\"a;b\"\n").Inputs.Text("question").Should().Be("a;b");
        One("faq.jsonl", "\uFEFF{\"question\": \"a\"}\n").Inputs.Text("question").Should().Be("a");
    }
}
