using System.Text.Json;
using EvalKit.Chat;
using EvalKit.Chat.Prices;
using EvalKit.Chat.Recording;
using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Metrics;
using EvalKit.Running;
using EvalKit.TestUtils.FakeOpenAi;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Providers.Tests;

/// <summary>What is asked over HTTP, and what it costs, when replies are cached.</summary>
public sealed class CacheServerTests : IDisposable
{
    private const int Cases = 12;

    // 11 tokens sent at 2.00 and 7 received at 8.00 US dollars a million.
    private const decimal CostOfACall = ((11 * 2.00m) + (7 * 8.00m)) / 1_000_000m;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-cache-server-");

    [Fact]
    public async Task A_second_run_asks_nothing_and_costs_nothing()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Verdict("yes"));

        var first = await RunAsync(server, "first");
        var asked = server.Requests.Count;
        var second = await RunAsync(server, "second");

        (asked, server.Requests.Count).Should().Be((Cases, Cases));
        var (paid, spared) = (RunCost.Of(first.Results), RunCost.Of(second.Results));
        (paid.CostUsd, paid.Cached, paid.UnknownCalls).Should().Be((Cases * CostOfACall, 0, 0));
        (spared.CostUsd, spared.Cached, spared.UnknownCalls).Should().Be((0m, Cases, 0));
        second.Metric("correctness")!.Value.Should().Be(first.Metric("correctness")!.Value).And.Be(1);
    }

    [Fact]
    public async Task Without_a_cache_each_run_pays()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Verdict("yes"));

        await RunAsync(server, "first", cached: false);
        await RunAsync(server, "second", cached: false);

        server.Requests.Should().HaveCount(2 * Cases);
    }

    [Fact]
    public async Task A_second_asking_is_paid_and_summed_and_cached_like_the_first()
    {
        await using var server = await FakeOpenAiServer.StartAsync((request, _) =>
            request.Body["messages"]!.AsArray().Count > 2 ? FakeReply.Verdict("yes") : FakeReply.Text("I would rather not say."));

        var paid = RunCost.Of((await RunAsync(server, "first")).Results);
        var spared = RunCost.Of((await RunAsync(server, "second")).Results);

        server.Requests.Should().HaveCount(2 * Cases);
        (paid.CostUsd, spared.CostUsd, spared.Cached).Should().Be((2 * Cases * CostOfACall, 0m, Cases));
    }

    [Fact]
    public async Task A_model_without_a_price_has_an_unknown_cost_and_a_price_of_ones_own_makes_it_known()
    {
        await using var server = await FakeOpenAiServer.StartAsync(FakeReply.Verdict("yes"));
        var file = Path.Combine(_folder.FullName, "prices.json");
        await File.WriteAllTextAsync(file, """{"schema": 1, "as_of": "2026-01-31", "models": {"openai:/our-model": {"input": 1000, "output": 0}}}""");

        var unknown = RunCost.Of((await RunAsync(server, "first", model: "openai:/our-model", cached: false)).Results);
        var known = RunCost.Of((await RunAsync(server, "second", model: "openai:/our-model", cached: false, prices: PriceTable.For(_folder.FullName))).Results);

        (unknown.CostUsd, unknown.UnknownCalls).Should().Be((null, Cases));
        unknown.UnknownModels.Should().Equal("openai:/our-model");
        known.CostUsd.Should().Be(Cases * 11 * 1000 / 1_000_000m);
    }

    [Fact]
    public async Task A_call_that_got_no_reply_in_time_may_have_been_paid()
    {
        var asked = new TaskCompletionSource();
        await using var server = await FakeOpenAiServer.StartAsync((_, _) =>
        {
            asked.SetResult();
            return FakeReply.Never();
        });
        var time = new FakeTimeProvider();
        var judge = (IModelScorer)Judges.Correctness("openai:/gpt-4.1");
        using var client = RecordingChatClient.For(judge, Models(server), new RecordingOptions
        {
            Folder = _folder.FullName,
            Suite = "slow",
            Time = time,
        });
        var evalCase = Dataset().Cases[0];
        var trial = new Trial { TraceId = new string('a', 32), CaseId = evalCase.Id, Status = TrialStatus.Ok, Output = "4" };
        var scoring = judge.Bind(client).ScoreAsync(new ScoreArguments(evalCase, trial), default);
        await asked.Task;
        time.Advance(new ChatRetryOptions().Timeout!.Value);
        var score = (await scoring).Scores[0];

        score.Error!.Kind.Should().Be(FeedbackErrorKind.Timeout);
        ((string?)score.Metadata!["cost_unknown"], (int?)score.Metadata["model_calls"]).Should().Be(("openai:/gpt-4.1", 1));
    }

    [Fact]
    public async Task Four_processes_share_a_folder_without_a_broken_entry()
    {
        const int Questions = 60;
        await using var server = await FakeOpenAiServer.StartAsync((request, _) => FakeReply.Text(AnswerTo(request)));
        var processes = Enumerable.Range(0, 4).Select(_ => new CacheProcess(server, _folder.FullName, Questions)).ToList();
        try
        {
            var answers = await Task.WhenAll(processes.Select(p => p.AnswersAsync()));
            var asked = server.Requests.Count;
            using var fifth = new CacheProcess(server, _folder.FullName, Questions);
            var spared = await fifth.AnswersAsync();

            server.Requests.Should().HaveCount(asked, "all questions have an entry");
            answers.Append(spared).Should().AllSatisfy(a => a.Should().HaveCount(Questions).And.OnlyContain(q => q.Value == Answer($"question {q.Key}")));
            Kept().Distinct().Should().HaveCount(Questions);
        }
        finally
        {
            processes.ForEach(p => p.Dispose());
        }
    }

    [Fact]
    public async Task A_process_that_is_killed_leaves_entries_that_answer_and_no_broken_one()
    {
        const int Questions = 400;
        await using var server = await FakeOpenAiServer.StartAsync((request, _) => FakeReply.Text(AnswerTo(request)));
        using (var killed = new CacheProcess(server, _folder.FullName, Questions))
        {
            await killed.KillAfterAsync(answers: 40);
        }

        var kept = Kept().Count();
        var asked = server.Requests.Count;
        using var next = new CacheProcess(server, _folder.FullName, Questions);
        var answers = await next.AnswersAsync();

        kept.Should().BeInRange(40, Questions - 1);
        answers.Should().HaveCount(Questions).And.OnlyContain(q => q.Value == Answer($"question {q.Key}"));
        (server.Requests.Count - asked).Should().BeInRange(Questions - kept, Questions - kept + 4, "each entry answers; what the killed process had in flight may still come in");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The keys of the lines that are whole.</summary>
    private IEnumerable<string> Kept()
    {
        foreach (var line in File.ReadLines(Path.Combine(_folder.FullName, "replies.jsonl")).Where(l => l.EndsWith('}')))
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.GetProperty("key").GetString()!;
        }
    }

    private static string AnswerTo(FakeRequest request) => Answer((string)request.Body["messages"]![0]!["content"]!);

    // Long enough that a half-written file would show.
    private static string Answer(string question) => string.Concat(Enumerable.Repeat($"the answer to {question}; ", 200)).TrimEnd();

    private static ProviderModels Models(FakeOpenAiServer server) => new(server.Environment.GetValueOrDefault, _ => null);

    private static EvalDataset Dataset() => EvalDatasets.Create("sums", Enumerable.Range(1, Cases).Select(i => EvalCases.Create(
        CaseFields.OfText(("question", $"What is {i} + {i}?")), CaseFields.OfText(("expected_response", $"{i + i}")), id: $"case-{i:00}")));

    /// <summary>Each run has a folder of its own, so that no recording answers in place of the cache.</summary>
    private Task<EvalRun> RunAsync(FakeOpenAiServer server, string name, string model = "openai:/gpt-4.1", bool cached = true, PriceTable? prices = null)
    {
        var suite = new EvalSuite("sums") { Dataset = Dataset(), App = (evalCase, _) => Task.FromResult(AppOutput.FromText(evalCase.AcceptedResponses[0])) };
        suite.Score(Judges.Correctness(model));
        return suite.RunAsync(new EvaluationOptions
        {
            Models = Models(server),
            Folder = Path.Combine(_folder.FullName, name),
            CacheFolder = cached ? Path.Combine(_folder.FullName, "cache") : null,
            Prices = prices ?? PriceTable.Default,
        });
    }
}
