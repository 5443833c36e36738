using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CsCheck;
using EvalKit.Acceptance.Processes;
using EvalKit.Runs;
using EvalKit.Sqlite;

namespace EvalKit.Acceptance.Cli;

/// <summary>A run whose process is killed again and again without warning, and repeated each time: what was acknowledged stays, and nothing is done twice.</summary>
public sealed class KilledRunsTests : IDisposable
{
    private const int Kills = 60;
    private const int Cases = 600;
    private const string Suite = "killed.suite.yaml";
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sixty_kills_lose_no_acknowledged_trial_double_none_and_leave_the_numbers_of_an_undisturbed_run()
    {
        var pcg = new PCG(20261125);
        var stored = new HashSet<string>();
        var askedAgain = new ConcurrentBag<string>();
        var traces = new HashSet<string>();
        Process? victim = null;
        int calls = 0, killAt = 0;
        await using var app = await AppServer.StartAsync(id =>
        {
            if (stored.Contains(id))
            {
                askedAgain.Add(id);
            }

            if (Interlocked.Increment(ref calls) == killAt)
            {
                victim!.Kill();
            }

            return Task.FromResult(AnswerTo(id));
        });
        WriteSuite(app.Address);

        for (var kill = 0; kill < Kills; kill++)
        {
            (calls, killAt) = (0, 1 + (int)pcg.Next(17));
            using var process = victim = _folder.Start("run", Suite, "--store", "killed.db");
            await ProcessRunner.EndAsync(process);
            process.ExitCode.Should().NotBe(0, "it was killed");

            var trials = await TrialsAsync("killed.db");
            traces.Except(trials.Select(t => t.TraceId)).Should().BeEmpty("what was acknowledged stays");
            traces.UnionWith(trials.Select(t => t.TraceId));
            trials.Select(t => (t.CaseId, t.Repeat)).Should().OnlyHaveUniqueItems();
            stored.UnionWith(trials.Select(t => t.CaseId));
        }

        killAt = 0;
        var resumed = await _folder.RunAsync("run", Suite, "--store", "killed.db", "--json");
        var asked = askedAgain.ToList();
        stored.Clear();
        var undisturbed = await _folder.RunAsync("run", Suite, "--store", "undisturbed.db", "--json");

        stored.Should().BeEmpty();
        asked.Should().BeEmpty("an acknowledged answer is never asked for again");
        resumed.Error.Should().MatchRegex(string.Create(CultureInfo.InvariantCulture, $"goes on: kept [1-9][0-9]*, running [1-9][0-9]*"));
        (await TrialsAsync("killed.db")).Select(t => t.CaseId).Should().OnlyHaveUniqueItems().And.HaveCount(Cases);
        await using (var store = await SqliteRunStore.OpenAsync(_folder.In("killed.db"), TimeProvider.System, CancellationToken.None))
        {
            (await store.ListRunsAsync(new RunQuery(), CancellationToken.None)).Should().ContainSingle().Which.State.Should().Be(RunState.Completed);
        }

        resumed.ExitCode.Should().Be(undisturbed.ExitCode, resumed.Error);
        Numbers(resumed).Should().Be(Numbers(undisturbed));
    }

    /// <summary>Every seventh answer is wrong, so that the numbers are not all one.</summary>
    private static string AnswerTo(string id) => int.Parse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture) % 7 == 0 ? "I do not know." : $"The answer is {id}.";

    private void WriteSuite(string address)
    {
        File.WriteAllLines(_folder.In("killed.csv"), Enumerable.Range(1, Cases).Select(i => $"c{i},What is c{i}?,c{i}").Prepend("id,question,expected_response"));
        File.WriteAllText(_folder.In(Suite), $$"""
            name: killed
            dataset: {path: killed.csv}
            app: {http: "{{address}}"}
            scorers:
              - alias_containment
              - squad_f1
              - judge: {file: correctness, model: "local:/short-answer"}
            gates:
              - {metric: alias_containment, at_least: 0.8}
            run: {concurrency: 6}
            """);
    }

    private async Task<List<Trial>> TrialsAsync(string store)
    {
        await using var opened = await SqliteRunStore.OpenAsync(_folder.In(store), TimeProvider.System, CancellationToken.None);
        var trials = new List<Trial>();
        foreach (var run in await opened.ListRunsAsync(new RunQuery(), CancellationToken.None))
        {
            trials.AddRange(await opened.ReadTrialsAsync(run.Id, CancellationToken.None).ToListAsync());
        }

        return trials;
    }

    /// <summary>Metrics and gates, as text; latencies are no part of the suite.</summary>
    private static string Numbers(ProcessResult result)
    {
        result.Output.Should().NotBeEmpty(result.Error);
        using var run = JsonDocument.Parse(result.Output);
        return string.Join('\n', new[] { "verdict", "cases", "trials", "errors", "metrics", "gates" }.Select(name => run.RootElement.GetProperty(name).GetRawText()));
    }
}
