using System.Reflection;
using System.Text.Json;
using CsCheck;
using EvalKit.Chat;
using EvalKit.Chat.Caching;
using EvalKit.Tests.Judging;
using EvalKit.TestUtils;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Chat;

/// <summary>A request is answered from another one's entry only where the two are the same request.</summary>
public sealed class ResponseCacheKeyTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse("""{"type":"object"}""").RootElement;

    private static readonly Gen<string> Text = Gen.OneOf("", "a", "b", "ab", "a\nb", "\"", "{\"role\":\"user\"}", "größer");
    private static readonly Gen<Asked> Request = Gen.Select(
        Gen.Select(Gen.OneOf("system", "user", "assistant"), Text).List[1, 3],
        Gen.OneOf<float?>(null, 0, 0.1f, 1),
        Gen.OneOf<long?>(null, 0, 1),
        Gen.OneOf<string?>(null, "verdict", "other"),
        Gen.Int[0, 2],
        Gen.OneOf("m", "n"),
        (messages, temperature, seed, schema, replicate, model) => new Asked([.. messages], temperature, seed, schema, replicate, model));

    [Fact]
    public void Equal_requests_have_equal_keys_and_different_ones_different_keys()
    {
        Gen.Select(Request, Request).ShouldHold(
            5000,
            pair =>
            {
                var (one, other) = pair;
                one.Key().Should().Be(one.Key());
                (one.Key() == other.Key()).Should().Be(one.Text == other.Text);
            });
    }

    [Fact]
    public void A_change_in_one_place_changes_the_key()
    {
        Request.ShouldHold(
            500,
            asked =>
            {
                Asked[] changed =
                [
                    asked with { Messages = [.. asked.Messages, ("user", "more")] },
                    asked with { Messages = [.. asked.Messages.Skip(1).Prepend((asked.Messages[0].Role, asked.Messages[0].Text + "x"))] },
                    asked with { Messages = [.. asked.Messages.Skip(1).Prepend(("tool", asked.Messages[0].Text))] },
                    asked with { Temperature = 0.7f },
                    asked with { Seed = 99 },
                    asked with { SchemaName = "third" },
                    asked with { Replicate = asked.Replicate + 1 },
                    asked with { Model = "third" },
                    asked with { Address = "http://elsewhere/v1" },
                ];
                changed.Select(c => c.Key()).Append(asked.Key()).Should().OnlyHaveUniqueItems();
            });
    }

    /// <summary>A later version of Microsoft.Extensions.AI may have more options: a new one fails here until it is part of the key or goes past the cache.</summary>
    [Fact]
    public void No_option_that_a_request_can_have_is_lost()
    {
        var plain = Key(new ChatOptions());
        foreach (var option in typeof(ChatOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            Options.Should().ContainKey(option.Name, "each option has a value here that decides the answer");
            var options = new ChatOptions();
            option.SetValue(options, Options[option.Name]);

            Key(options).Should().NotBe(plain, $"{option.Name} decides the answer");
        }
    }

    [Fact]
    public void What_a_key_cannot_tell_goes_past_the_cache()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")]),
            new(ChatRole.User, [new TextContent("a"), new TextContent("b")]),
            new(ChatRole.User, "q") { AuthorName = "Ada" },
            new(ChatRole.User, "q") { AdditionalProperties = new() { ["cache_control"] = "ephemeral" } },
            new(ChatRole.Tool, [new FunctionResultContent("1", new object())]),
            new(ChatRole.Tool, [new FunctionResultContent("1", "7"), new TextContent("a")]),
            new(ChatRole.Assistant, [new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["x"] = new object() })]),
            new(ChatRole.Assistant, [new FunctionCallContent("1", "f") { AdditionalProperties = new() { ["x"] = 1 } }]),
            new(ChatRole.Assistant, [new FunctionCallContent("1", "f") { Exception = new FormatException() }]),
        ];

        messages.Select(m => Client("m").RecordOf([m], null)).Should().AllSatisfy(k => k.Should().BeNull());
        Key(new ChatOptions { Tools = [new HostedWebSearchTool()] }).Should().BeNull();
        Key(new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1, new AIFunctionFactoryOptions { Name = "one", AdditionalProperties = new Dictionary<string, object?> { ["strict"] = true } })] }).Should().BeNull();
        Key(new ChatOptions { AdditionalProperties = new() { ["logit_bias"] = 1 } }).Should().BeNull();
        Key(new ChatOptions { RawRepresentationFactory = _ => null }).Should().BeNull();
    }

    [Fact]
    public void A_secret_in_the_address_is_no_part_of_it()
    {
        Key("https://ada:pass@host/v1?key=sk-1").Should().Be(Key("https://host/v1")).And.NotBe(Key("https://host/v2"));

        static string? Key(string address)
        {
            var client = new ResponseCacheClient(new AddressedChatClient(address), new ModelUri("openai", "m"), new ResponseCache("unused", TimeProvider.System));
            return client.KeyOf(client.RecordOf([new ChatMessage(ChatRole.User, "q")], null)!);
        }
    }

    private static Dictionary<string, object> Options => new()
    {
        [nameof(ChatOptions.AdditionalProperties)] = new AdditionalPropertiesDictionary { ["x"] = 1 },
        ["AllowBackgroundResponses"] = true,
        [nameof(ChatOptions.AllowMultipleToolCalls)] = true,
        ["ContinuationToken"] = ResponseToken(),
        [nameof(ChatOptions.ConversationId)] = "1",
        [nameof(ChatOptions.FrequencyPenalty)] = 1f,
        [nameof(ChatOptions.Instructions)] = "i",
        [nameof(ChatOptions.MaxOutputTokens)] = 1,
        [nameof(ChatOptions.ModelId)] = "n",
        [nameof(ChatOptions.PresencePenalty)] = 1f,
        [nameof(ChatOptions.RawRepresentationFactory)] = (Func<IChatClient, object?>)(_ => null),
        ["Reasoning"] = new ReasoningOptions(),
        [nameof(ChatOptions.ResponseFormat)] = ChatResponseFormat.Json,
        [nameof(ChatOptions.Seed)] = 1L,
        [nameof(ChatOptions.StopSequences)] = new List<string> { "." },
        [nameof(ChatOptions.Temperature)] = 1f,
        [nameof(ChatOptions.ToolMode)] = ChatToolMode.RequireAny,
        [nameof(ChatOptions.Tools)] = new List<AITool> { AIFunctionFactory.Create(() => 1, "one") },
        [nameof(ChatOptions.TopK)] = 1,
        [nameof(ChatOptions.TopP)] = 1f,
    };

    private static object ResponseToken()
    {
#pragma warning disable MEAI001 // An experimental option decides the answer as well.
        return ResponseContinuationToken.FromBytes(new byte[] { 1 });
#pragma warning restore MEAI001
    }

    private static string? Key(ChatOptions options)
    {
        var client = Client("m");
        return client.RecordOf([new ChatMessage(ChatRole.User, "q")], options) is { } asked ? client.KeyOf(asked) : null;
    }

    private static ResponseCacheClient Client(string model) => new(ScriptedChatClient.Saying("a"), new ModelUri("openai", model), new ResponseCache("unused", TimeProvider.System));

    private sealed record Asked(IReadOnlyList<(string Role, string Text)> Messages, float? Temperature, long? Seed, string? SchemaName, int Replicate, string Model)
    {
        public string? Address { get; init; }

        /// <summary>The request spelt out.</summary>
        public string Text => JsonSerializer.Serialize(new object?[] { Messages.Select(m => new[] { m.Role, m.Text }), Temperature, Seed, SchemaName, Replicate, Model });

        public string Key()
        {
            IChatClient inner = Address is null ? ScriptedChatClient.Saying("a") : new AddressedChatClient(Address);
            var client = new ResponseCacheClient(inner, new ModelUri("openai", Model), new ResponseCache("unused", TimeProvider.System));
            var options = new ChatOptions
            {
                Temperature = Temperature,
                Seed = Seed,
                ResponseFormat = SchemaName is null ? null : ChatResponseFormat.ForJsonSchema(Schema, SchemaName),
            };
            return client.KeyOf(client.RecordOf([.. Messages.Select(m => new ChatMessage(new ChatRole(m.Role), m.Text))], options.WithReplicate(Replicate))!)!;
        }
    }

    private sealed class AddressedChatClient(string address) : DelegatingChatClient(ScriptedChatClient.Saying("a"))
    {
        public override object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai", new Uri(address), "m") : base.GetService(serviceType, serviceKey);
    }
}
