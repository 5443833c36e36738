using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Running;
using EvalKit.Scoring;
using EvalKit.Suites.Apps;
using EvalKit.Tests.Judging;
using EvalKit.Tests.Running;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Tests.Chat;

public sealed class RecordingChatClientTests : IDisposable
{
    private static readonly ModelUri Model = ModelUri.Parse("openai:/m");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-recordings-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private string FilePath => RecordingFile.PathFor(_folder.FullName, "faq", "correctness");

    [Fact]
    public async Task Auto_asks_once_and_then_replays()
    {
        var first = await Client(ScriptedChatClient.Saying("a"), ReplayMode.Auto).GetResponseAsync("q");
        var replayed = await Client(ScriptedChatClient.Saying("b"), ReplayMode.Auto).GetResponseAsync("q");

        (first.Text, replayed.Text).Should().Be(("a", "a"));
        replayed.Usage!.InputTokenCount.Should().Be(10);
        replayed.FinishReason.Should().Be(ChatFinishReason.Stop);
        ChatProperties.Replayed(replayed).Should().BeTrue();
        ChatProperties.Replayed(first).Should().BeFalse();
    }

    [Fact]
    public async Task Record_asks_again_and_the_later_line_counts()
    {
        await Client(ScriptedChatClient.Saying("a"), ReplayMode.Auto).GetResponseAsync("q");
        var again = await Client(ScriptedChatClient.Saying("b"), ReplayMode.Record).GetResponseAsync("q");
        var replayed = await Client(ScriptedChatClient.Saying("c"), ReplayMode.Strict).GetResponseAsync("q");

        (again.Text, replayed.Text).Should().Be(("b", "b"));
        File.ReadAllLines(FilePath).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_request_made_twice_in_one_session_has_one_answer_and_one_line()
    {
        var client = Client(ScriptedChatClient.Saying("a", "b"), ReplayMode.Record);

        var texts = new[] { (await client.GetResponseAsync("q")).Text, (await client.GetResponseAsync("q")).Text };

        texts.Should().Equal("a", "a");
        File.ReadAllLines(FilePath).Should().ContainSingle();
    }

    [Fact]
    public async Task A_last_line_without_its_end_is_not_joined_to_the_next()
    {
        await Client(ScriptedChatClient.Saying("a"), ReplayMode.Auto).GetResponseAsync("q");
        File.WriteAllText(FilePath, File.ReadAllText(FilePath).TrimEnd('\n'));

        await Client(ScriptedChatClient.Saying("b"), ReplayMode.Auto).GetResponseAsync("other");

        File.ReadAllLines(FilePath).Should().HaveCount(2);
        (await Client(ScriptedChatClient.Saying("c"), ReplayMode.Strict).GetResponseAsync("other")).Text.Should().Be("b");
    }

    [Fact]
    public async Task Off_asks_and_writes_nothing()
    {
        await Client(ScriptedChatClient.Saying("a"), ReplayMode.Auto).GetResponseAsync("q");

        (await Client(ScriptedChatClient.Saying("b"), ReplayMode.Off).GetResponseAsync("q")).Text.Should().Be("b");
        File.ReadAllLines(FilePath).Should().ContainSingle();
    }

    [Fact]
    public async Task Strict_without_a_recording_is_an_exception_that_names_the_command()
    {
        var model = ScriptedChatClient.Saying("a");

        var act = () => Client(model, ReplayMode.Strict).GetResponseAsync("q");

        (await act.Should().ThrowAsync<NotRecordedException>()).Which.Message.Should().Contain(FilePath).And.Contain("EVALKIT_REPLAY=auto dotnet test");
        model.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task Auto_without_a_key_replays_what_there_is_and_names_what_is_missing()
    {
        await Client(ScriptedChatClient.Saying("a"), ReplayMode.Auto).GetResponseAsync("q");
        var judge = (IModelScorer)Judges.Correctness("openai:/m");
        using var client = RecordingChatClient.For(judge, new KeylessModels(), Options(ReplayMode.Auto));

        client.Missing.Should().Be("set KEY.");
        (await client.GetResponseAsync("q")).Text.Should().Be("a");
        var act = () => client.GetResponseAsync("other");
        (await act.Should().ThrowAsync<NotRecordedException>()).Which.Message.Should().Contain("set KEY").And.Contain("EVALKIT_REPLAY=auto dotnet test");
    }

    [Theory]
    [InlineData(ReplayMode.Record)]
    [InlineData(ReplayMode.Off)]
    public void A_mode_that_must_ask_fails_before_anything_runs_when_the_key_is_missing(ReplayMode mode)
    {
        var act = () => RecordingChatClient.For((IModelScorer)Judges.Correctness("openai:/m"), new KeylessModels(), Options(mode));

        act.Should().Throw<EvalKitException>().Which.Message.Should().Be("Judge 'correctness' cannot ask openai:/m: set KEY.");
    }

    [Fact]
    public void Without_a_provider_package_the_message_names_it()
    {
        var act = () => RecordingChatClient.For((IModelScorer)Judges.Correctness("openai:/m"), null, Options(ReplayMode.Record));

        act.Should().Throw<EvalKitException>().Which.Message.Should().Contain("EvalKit.Providers");
    }

    [Fact]
    public async Task A_replayed_verdict_of_the_local_model_is_still_no_LLM()
    {
        var judge = (IModelScorer)Judges.Correctness("local:/short-answer");
        using var client = RecordingChatClient.For(judge, null, Options(ReplayMode.Strict));

        LocalModels.IsLocal(client).Should().BeTrue();
        var act = () => client.GetResponseAsync("q");
        await act.Should().ThrowAsync<NotRecordedException>();
    }

    [Fact]
    public async Task A_line_has_the_documented_fields_and_no_more()
    {
        var options = new ChatOptions { Temperature = 0, ModelId = "m", AdditionalProperties = new() { ["api_key"] = "sk-secret" } }.WithReplicate(3);

        await Client(ScriptedChatClient.Saying("größer <b>"), ReplayMode.Auto).GetResponseAsync("Frage?", options);

        var text = File.ReadAllText(FilePath);
        text.Should().EndWith("}\n").And.Contain("größer <b>").And.NotContain("secret");
        var line = JsonNode.Parse(text)!.AsObject();
        line.Select(m => m.Key).Should().Equal("key", "model", "request", "response", "usage", "recorded_at");
        line["request"]!.ToJsonString().Should().Be("""{"messages":[{"role":"user","text":"Frage?"}],"options":{"model":"m","temperature":0},"replicate":3,"schema":null}""");
        line["response"]!["text"]!.GetValue<string>().Should().Be("größer <b>");
        line["usage"]!.ToJsonString().Should().Be("""{"input_tokens":10,"output_tokens":5}""");
        line["recorded_at"]!.GetValue<string>().Should().Be("2026-01-02T03:04:05.000Z");
    }

    [Fact]
    public async Task The_key_covers_messages_options_schema_model_and_replicate()
    {
        var asked = new (string Text, ChatOptions? Options)[]
        {
            ("q", null),
            ("r", null),
            ("q", new ChatOptions { Temperature = 0.5f }),
            ("q", new ChatOptions { Seed = 1 }),
            ("q", new ChatOptions { ResponseFormat = ChatResponseFormat.Json }),
            ("q", new ChatOptions().WithReplicate(1)),
        };
        foreach (var (text, options) in asked)
        {
            await Client(ScriptedChatClient.Saying("a"), ReplayMode.Auto).GetResponseAsync(text, options);
        }

        await new RecordingChatClient(ScriptedChatClient.Saying("a"), ModelUri.Parse("openai:/other"), ReplayMode.Auto, new RecordingFile(FilePath), _time).GetResponseAsync("q");
        var keys = File.ReadLines(FilePath).Select(l => (string)JsonNode.Parse(l)!["key"]!).ToList();

        keys.Should().HaveCount(asked.Length + 1).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Neither_the_layout_of_a_schema_nor_that_of_a_line_needs_a_new_recording()
    {
        await Client(ScriptedChatClient.Saying("a"), ReplayMode.Auto).GetResponseAsync("q", Schema("""{"type":"object","properties":{"x":{"type":"number"}}}"""));
        var line = JsonNode.Parse(File.ReadAllText(FilePath))!.AsObject();
        File.WriteAllText(FilePath, new JsonObject(line.Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))).ToJsonString().Replace("\":", "\" : ", StringComparison.Ordinal));

        var replayed = await Client(ScriptedChatClient.Saying("b"), ReplayMode.Strict)
            .GetResponseAsync("q", Schema("""
                {
                  "properties": { "x": { "type": "number" } },
                  "type": "object"
                }
                """));

        replayed.Text.Should().Be("a");
        static ChatOptions Schema(string json) => new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(json), "x") };
    }

    [Fact]
    public async Task The_key_is_the_same_on_every_system()
    {
        await Client(ScriptedChatClient.Saying("a"), ReplayMode.Auto).GetResponseAsync("caf\u00E9\nx");

        (await Client(ScriptedChatClient.Saying("b"), ReplayMode.Strict).GetResponseAsync("cafe\u0301\r\nx")).Text.Should().Be("a");
    }

    [Fact]
    public async Task What_is_ours_is_not_sent_to_the_model()
    {
        var model = ScriptedChatClient.Saying("a");

        await Client(model, ReplayMode.Auto).GetResponseAsync("q", new ChatOptions { Seed = 4 }.WithReplicate(1));

        model.Asked[0].Options!.AdditionalProperties.Should().BeNull();
        model.Asked[0].Options!.Seed.Should().Be(4);
    }

    [Fact]
    public async Task A_request_with_tools_that_are_no_functions_is_refused_instead_of_being_answered_by_another_ones_recording()
    {
        var act = () => Client(ScriptedChatClient.Saying("a"), ReplayMode.Auto)
            .GetResponseAsync("q", new ChatOptions { Tools = [new HostedWebSearchTool()] });

        await act.Should().ThrowAsync<NotSupportedException>().WithMessage("*tools that are no functions*");
    }

    [Fact]
    public async Task A_conversation_with_function_calls_is_recorded_and_replayed_step_by_step()
    {
        var called = new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c1", "add", new Dictionary<string, object?> { ["a"] = 1, ["why"] = null })])) { FinishReason = ChatFinishReason.ToolCalls };
        var model = new ScriptedChatClient(() => called, () => ScriptedChatClient.Reply("2"));

        var asked = await AddAsync(Client(model, ReplayMode.Auto));
        var replayed = await AddAsync(Client(ScriptedChatClient.Saying("z"), ReplayMode.Strict));

        asked.Text.Should().Be("2");
        replayed.Text.Should().Be("2");
        File.ReadAllLines(FilePath).Should().HaveCount(2);

        static async Task<ChatResponse> AddAsync(IChatClient client)
        {
            var options = new ChatOptions { Tools = [AIFunctionFactory.Create((int a, string? why) => a + 1, "add")] };
            var first = await client.GetResponseAsync("q", options);
            var call = first.Messages.Single().Contents.Should().ContainSingle().Which.Should().BeOfType<FunctionCallContent>().Subject;
            (call.CallId, call.Name, string.Join(' ', call.Arguments!.Select(a => $"{a.Key}={a.Value}")), first.FinishReason).Should().Be(("c1", "add", "a=1 why=", ChatFinishReason.ToolCalls));
            return await client.GetResponseAsync([new(ChatRole.User, "q"), .. first.Messages, new(ChatRole.Tool, [new FunctionResultContent("c1", "2")])], options);
        }
    }

    [Fact]
    public async Task Another_function_call_or_result_or_tool_is_another_request()
    {
        var client = Client(ScriptedChatClient.Saying("a", "b", "c", "d", "e", "f", "g"), ReplayMode.Auto);
        ChatMessage Call(string id, string name, object? value) => new(ChatRole.Assistant, [new FunctionCallContent(id, name, new Dictionary<string, object?> { ["x"] = value })]);
        ChatMessage Result(string text) => new(ChatRole.Tool, [new FunctionResultContent("1", text)]);
        ChatOptions Tools(string description, ChatToolMode? mode = null) => new() { Tools = [AIFunctionFactory.CreateDeclaration("f", description, JsonElement.Parse("{}"))], ToolMode = mode };

        var said = new List<string>
        {
            (await client.GetResponseAsync([Call("1", "f", 1), Result("r")])).Text,
            (await client.GetResponseAsync([Call("1", "f", 2), Result("r")])).Text,
            (await client.GetResponseAsync([Call("1", "g", 1), Result("r")])).Text,
            (await client.GetResponseAsync([Call("1", "f", 1), Result("s")])).Text,
            (await client.GetResponseAsync("q", Tools("one"))).Text,
            (await client.GetResponseAsync("q", Tools("two"))).Text,
            (await client.GetResponseAsync("q", Tools("two", ChatToolMode.None))).Text,
        };

        said.Should().Equal("a", "b", "c", "d", "e", "f", "g");
        (await client.GetResponseAsync([Call("1", "f", 1), Result("r")])).Text.Should().Be("a");
    }

    [Fact]
    public async Task Many_that_write_one_file_at_once_lose_no_line()
    {
        const int Requests = 600;
        var clients = Enumerable.Range(0, 6).Select(i => Client(ScriptedChatClient.Saying(new string((char)('a' + i), 5000)), ReplayMode.Auto)).ToList();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests),
            new ParallelOptions { MaxDegreeOfParallelism = clients.Count },
            async (i, token) => await clients[i % clients.Count].GetResponseAsync($"q{i}", cancellationToken: token));

        File.ReadLines(FilePath).Should().HaveCount(Requests);
        var strict = Client(ScriptedChatClient.Saying("z"), ReplayMode.Strict);
        for (var i = 0; i < Requests; i++)
        {
            (await strict.GetResponseAsync($"q{i}")).Text.Should().Be(new string((char)('a' + (i % clients.Count)), 5000));
        }
    }

    [Theory]
    [InlineData("{\"key\":", "broken JSON")]
    [InlineData("[]", "expected a JSON object")]
    [InlineData("{\"key\":\"x\"}", "'key' must be 64")]
    [InlineData("{}", "expected a text 'key'")]
    public async Task A_corrupt_line_is_an_error_with_file_and_line(string line, string says)
    {
        await Client(ScriptedChatClient.Saying("a"), ReplayMode.Auto).GetResponseAsync("q");
        await File.AppendAllTextAsync(FilePath, line + "\n");

        var act = () => new RecordingFile(FilePath);

        act.Should().Throw<EvalKitException>().Which.Message.Should().StartWith($"{FilePath}:2: ").And.Contain(says);
    }

    [Theory]
    [InlineData("\"text\":\"a\"", "\"text\":1")]
    [InlineData("\"finish_reason\":\"stop\"", "\"finish_reason\":[]")]
    [InlineData("\"input_tokens\":10", "\"input_tokens\":\"ten\"")]
    [InlineData("\"recorded_at\":\"2026", "\"recorded_at\":\"soon")]
    public async Task A_value_of_another_type_is_an_error_with_file_and_line(string right, string wrong)
    {
        await Client(ScriptedChatClient.Saying("a"), ReplayMode.Auto).GetResponseAsync("q");
        var text = await File.ReadAllTextAsync(FilePath);
        text.Should().Contain(right);
        await File.WriteAllTextAsync(FilePath, text.Replace(right, wrong, StringComparison.Ordinal));

        var act = () => new RecordingFile(FilePath);

        act.Should().Throw<EvalKitException>().Which.Message.Should().StartWith($"{FilePath}:1: ");
    }

    [Fact]
    public async Task A_recording_that_cannot_be_written_costs_the_next_run_and_not_the_judgement()
    {
        Directory.CreateDirectory(RecordingFile.PathFor(_folder.FullName, "suite", "correctness"));
        var evalCase = EvalCases.Create(CaseFields.OfText(("question", "q")), CaseFields.OfText(("expected_response", "a")), id: "one");
        var suite = new EvalSuite("suite") { Dataset = EvalDatasets.Create("one", [evalCase]), App = (_, _) => Task.FromResult(AppOutput.FromText("a")) };
        suite.Score(Judges.Correctness("openai:/m"));

        var run = await suite.RunAsync(new EvaluationOptions { Folder = _folder.FullName, Models = new CountingModels() });

        var judged = run.Results.Column("correctness")!.Cells.Should().ContainSingle().Which!;
        judged.Value.Should().Be(FeedbackValue.Of(true));
        ((string?)judged.Metadata!["recording_fault"]).Should().Contain("correctness.jsonl cannot be written");
        run.Warnings.Should().ContainSingle(w => w.StartsWith("1 reply of the judge 'correctness' could not be recorded, and will be paid again: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_app_s_reply_that_cannot_be_recorded_counts_and_the_run_warns()
    {
        Directory.CreateDirectory(RecordingFile.PathFor(_folder.FullName, "suite", "app"));
        var evalCase = EvalCases.Create(new CaseFields([KeyValuePair.Create("messages", JsonElement.Parse("""[{"role":"user","content":"q"}]"""))]), CaseFields.OfText(("expected_response", "a")), id: "one");
        var suite = new EvalSuite("suite")
        {
            Dataset = EvalDatasets.Create("one", [evalCase]),
            App = ChatApp.Create(new JsonObject { ["chat"] = "openai:/m" }, _folder.FullName).AnswerAsync,
        };
        suite.Score(Scorers.ExactMatch());

        var run = await suite.RunAsync(new EvaluationOptions { Folder = _folder.FullName, Models = new CountingModels() });

        run.Results.Rows.Should().ContainSingle().Which.Trial.Status.Should().Be(TrialStatus.Ok);
        run.Warnings.Should().ContainSingle(w => w.StartsWith("1 reply of the app's model could not be recorded, and will be paid again: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ReplayMode.Record)]
    [InlineData(ReplayMode.Auto)]
    public async Task Equal_questions_at_once_are_asked_once(ReplayMode mode)
    {
        var held = new HeldChatClient();
        var client = Client(held, mode);

        var asked = Enumerable.Range(0, 3).Select(_ => client.GetResponseAsync("q")).ToList();
        held.Release();

        (await Task.WhenAll(asked)).Select(r => r.Text).Distinct().Should().ContainSingle();
        held.Asked.Should().Be(1);
        File.ReadAllLines(FilePath).Should().ContainSingle();
    }

    [Fact]
    public async Task A_recording_that_cannot_be_written_is_a_fault_of_its_own()
    {
        Directory.CreateDirectory(FilePath);

        var act = () => Client(ScriptedChatClient.Saying("a"), ReplayMode.Auto).GetResponseAsync("q");

        (await act.Should().ThrowAsync<EvalKitException>()).Which.Kind.Should().Be(FaultKind.Infrastructure);
    }

    [Fact]
    public async Task A_file_cut_at_any_byte_is_an_error_or_has_whole_lines_only()
    {
        var client = Client(ScriptedChatClient.Saying("a", "b"), ReplayMode.Auto);
        await client.GetResponseAsync("q");
        await client.GetResponseAsync("r");
        var bytes = await File.ReadAllBytesAsync(FilePath);
        var whole = File.ReadLines(FilePath).Select(l => (string)JsonNode.Parse(l)!["key"]!).ToList();
        for (var length = 0; length < bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(FilePath, bytes[..length]);
            try
            {
                var file = new RecordingFile(FilePath);
                whole.Where(k => file.Find(k) is not null).Should().HaveCount(File.ReadLines(FilePath).Count());
            }
            catch (EvalKitException exception)
            {
                exception.Message.Should().MatchRegex(@":[12]: ");
            }
        }
    }

    [Fact]
    public async Task Unused_lines_are_listed_and_pruned()
    {
        await Client(ScriptedChatClient.Saying("old"), ReplayMode.Auto).GetResponseAsync("q");
        var client = Client(ScriptedChatClient.Saying("new", "x"), ReplayMode.Record);
        await client.GetResponseAsync("q");
        await client.GetResponseAsync("stale");
        var used = Client(ScriptedChatClient.Saying("z"), ReplayMode.Strict);
        await used.GetResponseAsync("q");

        RecordingFile.UnusedLines(FilePath, used.File.UsedKeys).Should().Equal(1, 3);
        RecordingFile.Prune(FilePath, used.File.UsedKeys).Should().Be(2);

        (await Client(ScriptedChatClient.Saying("z"), ReplayMode.Strict).GetResponseAsync("q")).Text.Should().Be("new");
        RecordingFile.UnusedLines(FilePath, used.File.UsedKeys).Should().BeEmpty();
    }

    [Fact]
    public async Task A_recorded_refusal_is_a_refusal_again()
    {
        var refusing = new ScriptedChatClient(() => new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("no") { ErrorCode = "Refusal" }])));
        await Client(refusing, ReplayMode.Auto).GetResponseAsync("q");

        ChatRefusal.Of(await Client(refusing, ReplayMode.Strict).GetResponseAsync("q")).Should().Be("no");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private RecordingOptions Options(ReplayMode mode) => new() { Folder = _folder.FullName, Suite = "faq", Mode = mode, Time = _time };

    private RecordingChatClient Client(IChatClient model, ReplayMode mode) => new(model, Model, mode, new RecordingFile(FilePath), _time);

    private sealed class KeylessModels : IChatModels
    {
        public bool Knows(ModelUri model) => model.Provider == "openai";

        public string? Missing(ModelUri model) => "set KEY.";

        public IChatClient Create(ModelUri model) => throw new EvalKitException(FaultKind.Usage, "set KEY.");
    }
}
