using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.Chat;
using EvalKit.Chat.Records;
using EvalKit.Redaction;
using EvalKit.TestUtils;
using EvalKit.TestUtils.Secrets;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Chat;

/// <summary>The key is made while the request is written, and what is written of it for the key is used again for the file: both must stay what the format says.</summary>
public sealed class RequestRecordTests
{
    private const string Model = "openai:/m";

    private static readonly AIFunction[] Functions = [AIFunctionFactory.Create((int b, string a) => a + b, "one", "Adds."), AIFunctionFactory.Create(() => 1, "größe")];

    private static readonly Gen<string> Text =
        Gen.OneOf("a", "b", " ", "\"", "\\", "\n", "\r\n", "\r", "\t", "<", "\u0001", "\u2028", "é", "e\u0301", "😀", "\uFFFE", "{\"role\":\"user\"}").Array[0, 6].Select(string.Concat);

    private static readonly Gen<object?> Argument = Gen.OneOf(Text.Select(t => (object?)t), Gen.Int[-3, 3].Select(i => (object?)i), Gen.OneOf<object?>(null, true, 0.1, 1.0, 5_000_000_000L, 1.50m, JsonElement.Parse("{\"b\":1.0,\"a\":[1e3]}")));

    private static readonly Gen<ChatMessage> Message = Gen.OneOf(
        Gen.Select(Gen.OneOf(ChatRole.System, ChatRole.User, ChatRole.Assistant), Text, (role, text) => new ChatMessage(role, text)),
        Gen.Select(Text, Argument, (text, argument) => new ChatMessage(ChatRole.Assistant, [new TextContent(text), new FunctionCallContent("c", "one", new Dictionary<string, object?> { ["b"] = argument, ["a"] = text })])),
        Text.Select(text => new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c", text), new FunctionResultContent("d", JsonElement.Parse("[1.0]"))])));

    private static readonly Gen<float?> Share = Gen.OneOf<float?>(null, 0, 0.1f, 1, 0.30000001f);

    private static readonly Gen<ChatOptions?> Options = Gen.Select(
        Gen.Select(Share, Share, Gen.OneOf<int?>(null, 0, 100), Gen.OneOf<long?>(null, -1, 5_000_000_000)),
        Gen.Select(Text, Text.List[0, 2], Gen.OneOf<bool?>(null, true, false)),
        Gen.OneOf<ChatResponseFormat?>(null, ChatResponseFormat.Text, ChatResponseFormat.Json, ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object","properties":{"b":{"maximum":1.0},"a":{"description":"é"}}}"""))),
        Gen.OneOf<ChatToolMode?>(null, ChatToolMode.Auto, ChatToolMode.None, ChatToolMode.RequireAny, ChatToolMode.RequireSpecific("one")),
        Gen.Int[0, 2],
        (numbers, texts, format, mode, replicate) => (ChatOptions?)new ChatOptions
        {
            Temperature = numbers.Item1,
            TopP = numbers.Item1,
            FrequencyPenalty = numbers.Item2,
            PresencePenalty = numbers.Item2,
            TopK = numbers.Item3,
            MaxOutputTokens = numbers.Item3,
            Seed = numbers.Item4,
            ModelId = texts.Item1.Length == 0 ? null : texts.Item1,
            Instructions = texts.Item1,
            StopSequences = texts.Item2,
            AllowMultipleToolCalls = texts.Item3,
            ResponseFormat = format,
            ToolMode = mode,
            Tools = replicate == 0 ? null : [.. Functions.Take(replicate)],
        }.WithReplicate(replicate).WithTopLogProbabilities(replicate));

    [Fact]
    public void The_key_of_a_request_is_that_of_what_a_file_holds_of_it() => Gen.Select(Message.Array[1, 3], Gen.OneOf(Options, Gen.Const((ChatOptions?)null))).ShouldHold(3000, sample =>
    {
        var (messages, options) = sample;
        var record = RecordOf(messages, options);

        RecordedKey.Of(Model, Written(record)).Should().Be(record.Key);
    });

    [Fact]
    public void A_file_holds_the_texts_as_they_came()
    {
        var text = "two\r\nlines and e\u0301";
        var record = RecordOf([new ChatMessage(ChatRole.System, "plain"), new ChatMessage(ChatRole.User, text)], null);

        ((string)Written(record)["messages"]![1]!["text"]!).Should().Be(text);
    }

    [Fact]
    public void A_request_with_a_secret_has_its_own_key_and_a_file_does_not_hold_the_secret()
    {
        var secret = FakeSecrets.All[0].Value;
        var record = RecordOf([new ChatMessage(ChatRole.User, "with " + secret)], new ChatOptions { StopSequences = [secret], Instructions = secret });
        var other = RecordOf([new ChatMessage(ChatRole.User, "with " + secret + "0")], record.Options);

        record.Key.Should().NotBe(other.Key);
        Written(record).ToJsonString().Should().NotContain(secret).And.Contain("with [redacted ");
    }

    [Fact]
    public void The_key_that_older_files_have_stays()
    {
        ChatMessage[] messages = [new(ChatRole.System, "Grade.\r\n"), new(ChatRole.User, "größer \"e\u0301\"")];
        var options = new ChatOptions { Temperature = 0.1f, MaxOutputTokens = 100, ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object","properties":{"b":{"type":"string"},"a":{"maximum":1.0}}}""")) };

        RecordOf(messages, options).Key.Should().Be("9cbd559fa2c462ab22e0c313f59dfc8b1b388d90476922527652e01a6c9f7bd2");
    }

    [Fact]
    public void A_request_that_follows_a_reply_with_a_secret_is_the_one_that_follows_its_replay()
    {
        var secret = FakeSecrets.All[0].Value;
        ChatMessage[] Messages(string said) =>
        [
            new(ChatRole.User, "q"),
            new(ChatRole.Assistant, [new TextContent("I saw " + said), new FunctionCallContent("c", "look", new Dictionary<string, object?> { ["at"] = said })]),
            new(ChatRole.User, "again"),
        ];

        RecordOf(Messages(secret), null).Key.Should().Be(RecordOf(Messages(SecretRedactor.Shapes.Redact(secret)), null).Key).And.NotBe(RecordOf(Messages("nothing"), null).Key);
    }

    private static RequestRecord RecordOf(IReadOnlyList<ChatMessage> messages, ChatOptions? options) => RequestRecord.Of(Model, messages, options, new CanonicalSpelling(SecretRedactor.Shapes));

    private static JsonObject Written(RequestRecord record) =>
        JsonNode.Parse(CanonicalJson.Utf8(writer => record.WriteTo(writer, new RedactedSpelling(SecretRedactor.Shapes))))!.AsObject();
}
