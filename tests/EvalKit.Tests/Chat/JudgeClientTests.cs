using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Judging;
using EvalKit.Tests.Judging;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Chat;

/// <summary>What stands between a judge and its model in each replay mode, and what a preview tells of it.</summary>
public sealed class JudgeClientTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-judge-");

    private string Cache => Path.Combine(_folder.FullName, "cache");

    [Fact]
    public async Task Auto_asks_the_model_only_where_neither_recording_nor_cache_answers()
    {
        var (judge, model) = (Judge(), Verdicts());

        var first = await ScoreAsync(judge, model, ReplayMode.Auto);
        var replayed = await ScoreAsync(judge, model, ReplayMode.Auto);
        DeleteRecordings();
        var cached = await ScoreAsync(judge, model, ReplayMode.Auto);
        var recordedAgain = await ScoreAsync(judge, model, ReplayMode.Strict);

        model.Asked.Should().ContainSingle();
        new[] { first, replayed, cached, recordedAgain }.Select(Marks).Should().Equal("1 unknown", "0 replayed", "0 cached", "0 replayed");
    }

    [Theory]
    [InlineData(ReplayMode.Record, true)]
    [InlineData(ReplayMode.Off, false)]
    public async Task Record_writes_the_cache_and_never_reads_it_and_off_leaves_it_alone(ReplayMode mode, bool writes)
    {
        var (judge, model) = (Judge(), Verdicts());
        await ScoreAsync(judge, model, ReplayMode.Auto);
        Directory.Delete(Cache, recursive: true);

        await ScoreAsync(judge, model, mode);
        await ScoreAsync(judge, model, mode);

        model.Asked.Should().HaveCount(3);
        Directory.Exists(Cache).Should().Be(writes);
    }

    [Fact]
    public async Task A_client_that_does_not_name_its_model_is_cached_by_the_judges_model()
    {
        var model = new HeldChatClient(model: null);
        model.Release();

        await ScoreAsync(Judge(), model, ReplayMode.Auto);
        DeleteRecordings();
        await ScoreAsync(Judge(), model, ReplayMode.Auto);

        model.Asked.Should().Be(2, "of each verdict that cannot be read, the first and the second asking are kept");
    }

    [Fact]
    public async Task A_model_in_process_is_not_cached()
    {
        var (judge, model) = ((IModelScorer)Judges.Correctness("local:/short-answer"), Verdicts());

        await ScoreAsync(judge, model, ReplayMode.Auto);
        DeleteRecordings();
        await ScoreAsync(judge, model, ReplayMode.Auto);

        model.Asked.Should().HaveCount(2);
        Directory.Exists(Cache).Should().BeFalse();
    }

    [Fact]
    public async Task Each_replicate_has_an_entry_of_its_own()
    {
        var (judge, model) = (Judge(), Verdicts());

        await ScoreAsync(judge, model, ReplayMode.Auto);
        await ScoreAsync(judge, model, ReplayMode.Auto, replicate: 1);

        model.Asked.Should().HaveCount(2);
        File.ReadLines(Path.Combine(Cache, "replies.jsonl")).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_second_answer_to_one_request_is_dropped_and_its_cost_is_told()
    {
        RecordingFile? shared = null;
        var options = Options(ReplayMode.Auto) with { CacheFolder = null, OpenFile = path => shared ??= new RecordingFile(path) };
        using var client = RecordingChatClient.For(Judge(), new Models(new HeldChatClient()), options);
        using var other = RecordingChatClient.For(Judge(), new Models(new HeldChatClient()), options);

        Task<ChatResponse>[] asked = [client.GetResponseAsync("q"), other.GetResponseAsync("q")];
        client.GetService<HeldChatClient>()!.Release();
        other.GetService<HeldChatClient>()!.Release();
        var replies = await Task.WhenAll(asked);

        replies.Should().AllSatisfy(r => ChatProperties.TryCost(r, out _).Should().BeTrue());
        replies.Count(ChatProperties.Replayed).Should().Be(1);
    }

    [Fact]
    public async Task A_preview_is_the_request_that_is_sent_and_asks_nothing()
    {
        var (judge, model) = (Judge(), Verdicts());

        var preview = judge.Preview(Arguments())!;
        model.Asked.Should().BeEmpty();
        await ScoreAsync(judge, model, ReplayMode.Auto);

        model.Asked[0].Messages.Select(m => (m.Role, m.Text)).Should().Equal(preview.Messages.Select(m => (m.Role, m.Text)));
        (model.Asked[0].Options!.ResponseFormat as ChatResponseFormatJson)!.Schema!.Value.GetRawText()
            .Should().Be((preview.Options.ResponseFormat as ChatResponseFormatJson)!.Schema!.Value.GetRawText());
    }

    [Fact]
    public void A_case_without_what_the_judge_needs_has_no_request()
    {
        Judge().Preview(Arguments(expected: false)).Should().BeNull();
    }

    [Fact]
    public async Task A_preview_tells_who_would_answer()
    {
        var judge = Judge();
        Source(judge, ReplayMode.Auto).Should().Be(ReplySource.Model);
        Source(judge, ReplayMode.Strict).Should().Be(ReplySource.Nobody);
        Source(judge, ReplayMode.Auto, hasModel: false).Should().Be(ReplySource.Nobody);

        await ScoreAsync(judge, Verdicts(), ReplayMode.Auto);
        Source(judge, ReplayMode.Auto).Should().Be(ReplySource.Recording);
        Source(judge, ReplayMode.Strict).Should().Be(ReplySource.Recording);
        Source(judge, ReplayMode.Auto, replicate: 1).Should().Be(ReplySource.Model);
        Source(judge, ReplayMode.Record).Should().Be(ReplySource.Model);
        Source(judge, ReplayMode.Off).Should().Be(ReplySource.Model);

        DeleteRecordings();
        Source(judge, ReplayMode.Auto).Should().Be(ReplySource.Cache);
        Source(judge, ReplayMode.Record).Should().Be(ReplySource.Model);
        Source(judge, ReplayMode.Strict).Should().Be(ReplySource.Nobody);
    }

    [Fact]
    public async Task Strict_without_a_recording_names_the_case_the_file_and_the_command_and_asks_nobody()
    {
        var model = Verdicts();

        var score = await ScoreAsync(Judge(), model, ReplayMode.Strict);

        score.Error!.Kind.Should().Be(FeedbackErrorKind.NotRecorded);
        score.Error.Message.Should().StartWith("Case 'dune': ").And.Contain(Path.Combine("recordings", "faq", "correctness.jsonl")).And.Contain("EVALKIT_REPLAY=auto dotnet test");
        model.Asked.Should().BeEmpty();
    }

    [Theory]
    [InlineData(ReplayMode.Auto)]
    [InlineData(ReplayMode.Strict)]
    public async Task A_provider_that_nobody_knows_is_told_before_anything_is_asked_unless_its_replies_are_recorded(ReplayMode mode)
    {
        var start = () => RecordingChatClient.For(Judge(), new NoModels(), Options(mode));
        start.Should().Throw<EvalKitException>().WithMessage("*cannot ask openai:/no-such-price: nothing here knows the provider 'openai'*").Which.Kind.Should().Be(FaultKind.Usage);

        await ScoreAsync(Judge(), Verdicts(), ReplayMode.Auto);
        using var client = start();
        (await Judge().Bind(client).ScoreAsync(Arguments(), default)).Scores[0].Value.Should().Be(FeedbackValue.Of(true));
    }

    [Fact]
    public async Task Looking_does_not_count_a_recording_as_used()
    {
        var judge = Judge();
        await ScoreAsync(judge, Verdicts(), ReplayMode.Auto);
        using var client = RecordingChatClient.For(judge, new Models(Verdicts()), Options(ReplayMode.Auto));

        client.SourceOf(judge.Preview(Arguments())!).Should().Be(ReplySource.Recording);

        client.File.UsedKeys.Should().BeEmpty();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IModelScorer Judge() => (IModelScorer)Judges.Correctness("openai:/no-such-price");

    private static ScriptedChatClient Verdicts() =>
        ScriptedChatClient.Saying("""{"reason":"r","facts":[{"item":"Paris","verdict":"supported"}],"contradictions":[],"verdict":"yes"}""");

    private static ScoreArguments Arguments(int replicate = 0, bool expected = true)
    {
        var evalCase = new EvalCase
        {
            Id = "dune",
            CaseHash = "hash",
            Inputs = CaseFields.OfText(("question", "Who wrote Dune?")),
            Expectations = CaseFields.From(expected ? new JsonObject { ["expected_response"] = "Frank Herbert" } : []),
        };
        var trial = new Trial { TraceId = new string('a', 32), CaseId = "dune", Status = TrialStatus.Ok, Output = "Frank Herbert" };
        return new ScoreArguments(evalCase, trial) { Replicate = replicate };
    }

    private static string Marks(Score score) =>
        $"{score.Metadata!["model_calls"]} {string.Join(' ', new[] { ("replayed", "replayed"), ("cached", "cached"), ("cost_unknown", "unknown") }.Where(m => score.Metadata.ContainsKey(m.Item1)).Select(m => m.Item2))}";

    private async Task<Score> ScoreAsync(IModelScorer judge, IChatClient model, ReplayMode mode, int replicate = 0)
    {
        using var client = RecordingChatClient.For(judge, new Models(model), Options(mode));
        return (await judge.Bind(client).ScoreAsync(Arguments(replicate), default)).Scores[0];
    }

    private ReplySource Source(IModelScorer judge, ReplayMode mode, bool hasModel = true, int replicate = 0)
    {
        using var client = RecordingChatClient.For(judge, hasModel ? new Models(Verdicts()) : null, Options(mode));
        return client.SourceOf(judge.Preview(Arguments(replicate))!);
    }

    private RecordingOptions Options(ReplayMode mode) => new() { Folder = _folder.FullName, Suite = "faq", Mode = mode, CacheFolder = Cache };

    private void DeleteRecordings() => Directory.Delete(Path.Combine(_folder.FullName, "recordings"), recursive: true);

    private sealed class NoModels : IChatModels
    {
        public bool Knows(ModelUri model) => false;

        public string? Missing(ModelUri model) => throw new NotSupportedException();

        public IChatClient Create(ModelUri model) => throw new NotSupportedException();
    }

    private sealed class Models(IChatClient client) : IChatModels
    {
        public bool Knows(ModelUri model) => true;

        public string? Missing(ModelUri model) => null;

        public IChatClient Create(ModelUri model) => client;
    }
}
