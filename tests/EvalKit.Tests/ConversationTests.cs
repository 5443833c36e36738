using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.Datasets;
using EvalKit.TestUtils;

namespace EvalKit.Tests;

public sealed class ConversationTests
{
    private const string Hello = """[{"role":"system","content":"Be kind."},{"role":"user","content":"Hello"}]""";

    [Fact]
    public void The_answer_follows_what_had_been_said()
    {
        Told(Of(Hello, null, "Hi!")).Should().Equal("system: Be kind.", "user: Hello", "assistant: Hi!");
    }

    [Fact]
    public void Messages_of_the_app_take_the_place_of_its_answer()
    {
        Told(Of(Hello, """[{"role":"assistant","content":"Who?"},{"role":"user","content":"Me."},{"role":"assistant","content":"Hi!"}]""", "Hi!"))
            .Should().Equal("system: Be kind.", "user: Hello", "assistant: Who?", "user: Me.", "assistant: Hi!");
    }

    [Theory]
    [InlineData("""[{"role":"user","content":"Hello "},{"role":"assistant","content":"Hi!"}]""", "system: Be kind.|user: Hello |assistant: Hi!")]
    [InlineData("""[{"role":"system","content":"Another."},{"role":"user","content":"Hello"},{"role":"assistant","content":"Hi!"}]""", "system: Another.|user: Hello|assistant: Hi!")]
    [InlineData("""[{"role":"user","content":"Hello"}]""", "system: Be kind.|user: Hello|assistant: Hi!")]
    public void Messages_of_the_app_that_repeat_those_of_the_case_are_the_whole(string told, string turns)
    {
        Told(Of(Hello, told, "Hi!")).Should().Equal(turns.Split('|'));
    }

    [Fact]
    public void Without_messages_of_the_case_those_of_the_app_are_the_conversation()
    {
        Told(Of(null, Hello, "x")).Should().Equal("system: Be kind.", "user: Hello");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData(null, "[]")]
    public void A_single_question_is_no_conversation(string? asked, string? told)
    {
        Of(asked, told, "Hi!").Should().BeNull();
    }

    [Theory]
    [InlineData("\"hello\"", "Expected inputs.messages to be a list of messages", "found a text")]
    [InlineData("""{"role":"user"}""", "Expected inputs.messages to be a list of messages", "found an object")]
    [InlineData("""[{"role":"user","content":"a"},"b"]""", "Expected inputs.messages[1] to be an object with a 'role'", "found a text")]
    [InlineData("""[{"content":"a"}]""", "Expected inputs.messages[0] to be an object with a 'role'", "found one without")]
    [InlineData("""[{"role":"user","content":"\ud800"}]""", "inputs.messages holds text that is no valid Unicode", "half a surrogate pair")]
    public void Messages_that_cannot_be_read_are_none_and_the_fault_says_why(string asked, string expected, string found)
    {
        var (evalCase, output) = Given(asked, null, "x");

        ConversationReader.Of(evalCase, output, out var fault).Should().BeNull();

        fault.Should().Contain(expected).And.Contain(found);
    }

    [Fact]
    public void Messages_in_a_cell_of_a_table_are_read()
    {
        var inputs = CaseFields.OfText(("messages", Hello));
        ConversationReader.Of(EvalCases.Create(inputs), AppOutput.FromText("Hi!"), out _)!.Turns.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("""{"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"find","arguments":"{\"q\":1}"}}]}""", """{"role":"tool","tool_call_id":"1","content":"none"}""")]
    [InlineData("""{"role":"assistant","content":"","function_call":{"name":"find","arguments":"{\"q\":1}"}}""", """{"role":"function","name":"find","content":"none"}""")]
    [InlineData("""{"role":"assistant","content":[{"type":"tool_use","id":"1","name":"find","input":{"q":1}}]}""", """{"role":"user","content":[{"type":"tool_result","tool_use_id":"1","content":[{"type":"text","text":"none"}]}]}""")]
    [InlineData("""{"role":"assistant","parts":[{"type":"tool_call","id":"1","name":"find","arguments":{"q":1}}]}""", """{"role":"tool","parts":[{"type":"tool_call_response","id":"1","result":"none"}]}""")]
    public void Calls_of_tools_and_their_results_are_read_in_the_shapes_they_are_written_in(string call, string result)
    {
        var turns = Of($"[{call},{result}]", null, "Nothing found.")!.Turns;

        turns.Should().HaveCount(3);
        turns[0].ToolCalls.Should().Equal(new ConversationToolCall("find", """{"q":1}"""));
        (turns[0].Text, turns[1].Text, turns[1].Tool).Should().Be(("", "none", "find"));
    }

    [Fact]
    public void Parts_of_text_are_joined_and_others_are_not_silence()
    {
        Told(Of("""[{"role":"user","content":[{"type":"text","text":"What is "},{"type":"image_url","image_url":{"url":"x"}},{"type":"text","text":"?"}]}]""", null, "A cat."))[0]
            .Should().Be("user: What is [image_url]?");
    }

    [Fact]
    public void No_turn_is_lost_and_none_changes_its_place()
    {
        var turn = Gen.Select(Gen.OneOf<string>("user", "assistant", "tool"), Gen.String[0, 5]);
        Gen.Select(turn.Array[1, 12], Gen.Int[0, 12]).ShouldHold(500, (sample) =>
        {
            var (turns, split) = (sample.Item1, Math.Min(sample.Item2, sample.Item1.Length));
            var (before, after) = (Json(turns.Take(split)), Json(turns.Skip(split)));
            var all = turns.Select(t => $"{t.Item1}: {CanonicalText(t.Item2)}").ToList();
            var told = Told(Of(before, after, "the answer"));

            // Messages that happen to repeat those of the case are read as the whole.
            return split < turns.Length && !Repeats(turns, split) ? told.SequenceEqual(all) : told.Length >= Math.Max(split, turns.Length - split);
        });
    }

    private static bool Repeats((string Role, string Text)[] turns, int split) =>
        split == 0 || (turns.Length - split >= split && Enumerable.Range(0, split).All(i => turns[i].Role == turns[split + i].Role && turns[i].Text.Trim() == turns[split + i].Text.Trim()));

    private static string CanonicalText(string text) => (string)JsonNode.Parse(JsonSerializer.Serialize(text))!;

    private static string Json(IEnumerable<(string Role, string Text)> turns) =>
        new JsonArray([.. turns.Select(t => new JsonObject { ["role"] = t.Role, ["content"] = t.Text })]).ToJsonString();

    private static Conversation? Of(string? asked, string? told, string answer)
    {
        var (evalCase, output) = Given(asked, told, answer);
        return new ScoreArguments(evalCase, new Trial { TraceId = new string('a', 32), CaseId = "c", Status = TrialStatus.Ok, Output = output }).Conversation;
    }

    private static (EvalCase Case, AppOutput Output) Given(string? asked, string? told, string answer) => (
        new EvalCase { Id = "c", CaseHash = "h", Inputs = asked is null ? CaseFields.OfText(("question", "?")) : new CaseFields([KeyValuePair.Create("messages", JsonElement.Parse(asked))]) },
        AppOutput.FromText(answer) with { Messages = told is null ? null : JsonElement.Parse(told) });

    private static string[] Told(Conversation? conversation) => [.. conversation!.Turns.Select(t => $"{t.Role}: {t.Text}")];
}
