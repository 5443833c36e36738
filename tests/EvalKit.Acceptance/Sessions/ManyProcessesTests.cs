using System.Text.Json;
using EvalKit.Acceptance.Cli;
using EvalKit.Runs;
using EvalKit.Sqlite;

namespace EvalKit.Acceptance.Sessions;

/// <summary>Eight processes in one session over one store that none of them finds there: nothing is lost, nothing doubled, nobody sees a lock.</summary>
public sealed class ManyProcessesTests : IDisposable
{
    private const int Cases = 400;
    private const int Shards = 4;
    private const int OtherSuites = 4;
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Four_shards_of_a_suite_and_four_other_suites_are_what_they_are_one_after_another()
    {
        await WriteSuitesAsync();
        var undivided = await _folder.RunAsync("run", "sums.suite.yaml", "--store", "alone.db", "--json");

        var together = await Task.WhenAll(
            [
                .. Enumerable.Range(0, Shards).Select(i => _folder.RunAsync("run", "sums.suite.yaml", "--filter", $"tags.shard == '{i}'", "--store", "all.db", "--session-id", "build-1")),
                .. Enumerable.Range(0, OtherSuites).Select(i => _folder.RunAsync("run", $"other-{i}.suite.yaml", "--store", "all.db", "--session-id", "build-1")),
            ]);

        together.Should().OnlyContain(r => r.ExitCode == 0, string.Concat(together.Select(r => r.Error)));
        string.Concat(together.Select(r => r.Output + r.Error)).Should().NotContainEquivalentOf("locked").And.NotContain("could not be written");
        await using (var store = await SqliteRunStore.OpenAsync(_folder.In("all.db"), TimeProvider.System, CancellationToken.None))
        {
            var runs = await store.ListRunsAsync(new RunQuery { SessionId = "build-1" }, CancellationToken.None);
            runs.Should().HaveCount(Shards + OtherSuites);
            foreach (var suite in runs.GroupBy(r => r.Suite))
            {
                var trials = new List<Trial>();
                foreach (var run in suite)
                {
                    var results = await RunReader.LoadAsync(store, run.Id, CancellationToken.None);
                    results.Columns.Should().OnlyContain(c => c.Cells.All(f => f != null && f.Value != null));
                    trials.AddRange(results.Rows.Select(r => r.Trial));
                }

                trials.Select(t => t.CaseId).Should().OnlyHaveUniqueItems().And.HaveCount(Cases);
            }
        }

        var merged = await _folder.RunAsync("runs", "merge", "all.db", "--to", "all.db");
        merged.ExitCode.Should().Be(0, merged.Error);
        var id = merged.Output.Split('\n').Single(l => l.Contains("\tsums\t", StringComparison.Ordinal)).Split('\t')[0];
        var shown = await _folder.RunAsync("runs", "show", id, "--store", "all.db");
        Metrics(shown.Output).Should().Be(Metrics(undivided.Output));
    }

    private static string Metrics(string json) => JsonDocument.Parse(json).RootElement.GetProperty("metrics").GetRawText().Replace(" ", "", StringComparison.Ordinal);

    private async Task WriteSuitesAsync()
    {
        var rows = Enumerable.Range(0, Cases).Select(i => FormattableString.Invariant($"sum-{i},{i} + {i},{2 * i},{(i % 7 == 0 ? "no idea" : 2 * i)},shard={i % Shards}"));
        await File.WriteAllTextAsync(_folder.In("sums.csv"), "id,question,expected_response,answer,tags\n" + string.Join('\n', rows) + "\n");
        await WriteAsync("sums");
        for (var i = 0; i < OtherSuites; i++)
        {
            await WriteAsync($"other-{i}");
        }
    }

    private Task WriteAsync(string suite) => File.WriteAllTextAsync(
        _folder.In($"{suite}.suite.yaml"),
        $$"""
        name: {{suite}}
        dataset: {path: sums.csv, inputs: [question], outputs: answer}
        scorers: [exact_match, squad_f1]
        gates:
          - {metric: exact_match, at_least: 0.5}
        run: {concurrency: 8}
        """);
}
