using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Chat.Records;
using EvalKit.Tests.Judging;
using EvalKit.TestUtils;
using Microsoft.Extensions.AI;
using NJsonSchema;

namespace EvalKit.Tests.Chat;

/// <summary>Holds docs/formats to the code.</summary>
public sealed class RecordingFormatTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-format-");

    [Fact]
    public void The_example_reads_meets_the_schema_and_has_the_keys_of_its_requests()
    {
        var file = new RecordingFile(PathOf("recording.example.jsonl"));
        var lines = File.ReadAllLines(file.Path);

        lines.Should().HaveCount(2);
        foreach (var line in lines)
        {
            Problems(line).Should().BeEmpty();
            var json = JsonNode.Parse(line)!;
            ((string)json["key"]!).Should().Be(RecordedKey.Of((string)json["model"]!, json["request"]!.AsObject()));
            file.Find((string)json["key"]!).Should().NotBeNull();
        }
    }

    [Fact]
    public async Task What_is_written_meets_the_schema_with_every_option_set()
    {
        var path = Path.Combine(_folder.FullName, "r.jsonl");
        var scored = ScriptedChatClient.Reply("1");
        ReplyTokens.Set(scored, JsonNode.Parse("""[{"token":"1","logprob":-0.5,"top_logprobs":[{"token":"2","logprob":-1.5}]}]""")!);
        var client = new RecordingChatClient(new ScriptedChatClient(() => ScriptedChatClient.Reply("a"), () => scored), ModelUri.Parse("openai:/m"), ReplayMode.Auto, new RecordingFile(path), TimeProvider.System);

        await client.GetResponseAsync("bare");
        await client.GetResponseAsync("full", new ChatOptions
        {
            ModelId = "m",
            Instructions = "i",
            Temperature = 0.5f,
            TopP = 0.5f,
            TopK = 3,
            MaxOutputTokens = 5,
            Seed = 1,
            FrequencyPenalty = 0.1f,
            PresencePenalty = 0.2f,
            StopSequences = ["."],
            ResponseFormat = ChatResponseFormat.Json,
            Tools = [AIFunctionFactory.Create(() => 1, "one")],
            ToolMode = ChatToolMode.RequireSpecific("one"),
            AllowMultipleToolCalls = false,
        }.WithTopLogProbabilities(5));
        var calling = new ScriptedChatClient(() => new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", "one", null), new FunctionCallContent("d", "two", new Dictionary<string, object?> { ["a"] = "b" })])));
        client = new RecordingChatClient(calling, ModelUri.Parse("openai:/m"), ReplayMode.Auto, new RecordingFile(path), TimeProvider.System);
        await client.GetResponseAsync(
            [new(ChatRole.User, "q"), new(ChatRole.Assistant, [new TextContent("let me see"), new FunctionCallContent("a", "one")]), new(ChatRole.Tool, [new FunctionResultContent("a", "1"), new FunctionResultContent("b", JsonElement.Parse("[1]"))])]);

        var lines = await File.ReadAllLinesAsync(path);
        lines.Should().HaveCount(3);
        JsonNode.Parse(lines[1])!["response"]!["logprobs"]!.AsArray().Should().ContainSingle();
        lines.SelectMany(Problems).Should().BeEmpty();
        var known = JsonNode.Parse(Read("recording.schema.json"))!["properties"]!["request"]!["properties"]!["options"]!["properties"]!.AsObject().Select(p => p.Key);
        JsonNode.Parse(lines[1])!["request"]!["options"]!.AsObject().Select(p => p.Key).Should().BeEquivalentTo(known);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("model")]
    [InlineData("request")]
    [InlineData("response")]
    [InlineData("recorded_at")]
    public void What_the_reader_refuses_the_schema_refuses_too(string left)
    {
        var line = JsonNode.Parse(File.ReadLines(PathOf("recording.example.jsonl")).First())!.AsObject();
        line.Remove(left);
        var path = Path.Combine(_folder.FullName, "r.jsonl");
        File.WriteAllText(path, line.ToJsonString() + "\n");

        Problems(line.ToJsonString()).Should().NotBeEmpty();
        path.Invoking(p => new RecordingFile(p)).Should().Throw<EvalKitException>().WithMessage($"*r.jsonl:1: *'{left}'*");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static ICollection<NJsonSchema.Validation.ValidationError> Problems(string json) =>
        JsonSchema.FromJsonAsync(Read("recording.schema.json")).GetAwaiter().GetResult().Validate(json);

    private static string Read(string name) => File.ReadAllText(PathOf(name));

    private static string PathOf(string name) => Path.Combine(SharedData.RepositoryRoot, "docs", "formats", name);
}
