using CsCheck;
using EvalKit.TestUtils.Runs;

namespace EvalKit.Sqlite.Tests;

public sealed class ProcessTests : IDisposable
{
    private const int FeedbackOfATrial = 5;
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public ProcessTests()
    {
        _path = _folder.File("store.db");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_a_kill_at_any_moment_everything_acknowledged_is_there_once_and_nothing_is_half_written()
    {
        const int Rounds = 15;
        var pcg = new PCG(20260301);
        var acknowledged = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            using var writer = new WriterProcess(_path, round, trials: int.MaxValue);
            await writer.KillAfterAsync(1 + (int)pcg.Next(600));
            acknowledged.AddRange(writer.Acknowledged);

            await HoldsAsync(acknowledged);
        }

        acknowledged.Should().HaveCountGreaterThan(Rounds);
    }

    [Fact]
    public async Task Eight_processes_make_one_store_and_write_it_at_once_and_nothing_is_lost_or_doubled()
    {
        const int Processes = 8;
        const int Trials = 200;
        var writers = Enumerable.Range(0, Processes).Select(number => new WriterProcess(_path, number, Trials)).ToArray();
        try
        {
            foreach (var writer in writers)
            {
                var (exitCode, errors) = await writer.WaitAsync();
                errors.Should().BeEmpty();
                exitCode.Should().Be(0);
            }

            var acknowledged = writers.SelectMany(w => w.Acknowledged).ToList();
            acknowledged.Should().HaveCount(2 * Processes * Trials);
            await HoldsAsync(acknowledged);
            RawDatabase.Query(_path, "SELECT count(*) FROM trial").Should().Be((long)Processes * Trials);
            RawDatabase.Query(_path, "SELECT count(*) FROM feedback").Should().Be((long)Processes * Trials * FeedbackOfATrial);
            RawDatabase.Query(_path, "SELECT (SELECT count(*) FROM session) || ' ' || (SELECT count(*) FROM run) || ' ' || (SELECT count(*) FROM dataset_version)").Should().Be("1 1 1");
        }
        finally
        {
            Array.ForEach(writers, w => w.Dispose());
        }
    }

    private async Task HoldsAsync(IReadOnlyCollection<string> acknowledged)
    {
        await using var store = await SqliteRunStore.OpenAsync(_path, TimeProvider.System, CancellationToken.None);
        var run = SampleRun.Run(SampleRun.Dataset(1)).Id;
        var trials = await store.ReadTrialsAsync(run, CancellationToken.None).Select(t => t.TraceId).ToListAsync();
        var feedback = (await store.ReadFeedbackAsync(run, CancellationToken.None).ToListAsync()).GroupBy(f => f.TraceId).ToList();

        RawDatabase.Query(_path, "PRAGMA integrity_check").Should().Be("ok");
        RawDatabase.Query(_path, "SELECT count(*) FROM pragma_foreign_key_check").Should().Be(0L);
        trials.Should().OnlyHaveUniqueItems();
        feedback.Where(f => f.Count() != FeedbackOfATrial || f.Select(i => i.Id).Distinct().Count() != FeedbackOfATrial).Select(f => f.Key)
            .Should().BeEmpty("an append is whole or absent, and before the first one all are absent");
        var kept = trials.Select(t => "trial " + t).Concat(feedback.Select(f => "feedback " + f.Key)).ToHashSet();
        acknowledged.Where(a => !kept.Contains(a)).Should().BeEmpty();
    }
}
