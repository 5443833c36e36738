using EvalKit.TestUtils.Runs;
using Microsoft.Data.Sqlite;

namespace EvalKit.Sqlite.Tests;

public sealed class SchemaTests : IDisposable
{
    private const int ApplicationId = 0x45766C4B;
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public SchemaTests()
    {
        _path = _folder.File("store.db");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_store_has_the_newest_version_and_the_promised_settings()
    {
        await using var store = await OpenAsync();

        RawDatabase.Query(_path, "PRAGMA user_version").Should().Be((long)SchemaMigrator.Current.Version);
        RawDatabase.Query(_path, "PRAGMA application_id").Should().Be((long)ApplicationId);
        RawDatabase.Query(_path, "PRAGMA journal_mode").Should().Be("wal");
        RawDatabase.Query(_path, "PRAGMA page_size").Should().Be(8192L);
        RawDatabase.Query(_path, "SELECT group_concat(name) FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND strict = 0").Should().Be(DBNull.Value);
    }

    [Fact]
    public async Task A_store_of_version_1_opens_with_what_it_holds()
    {
        VersionOneStore.Write(_path);

        await using var store = await OpenAsync();

        var run = await store.FindRunAsync("0195a000-0000-7000-8000-000000000002", CancellationToken.None);
        run!.Suite.Should().Be("faq");
        run.State.Should().Be(RunState.Completed);
        run.Feedbacks.Should().ContainSingle().Which.ValueKind.Should().Be(FeedbackValueKind.Number);
        run.Metrics.Should().BeEmpty();
        (await store.ReadCasesAsync(run.Id, CancellationToken.None).ToListAsync()).Single().Inputs.Text("question").Should().Be("Why?");
        var trial = (await store.ReadTrialsAsync(run.Id, CancellationToken.None).ToListAsync()).Single();
        trial.TraceId.Should().Be("000102030405060708090a0b0c0d0e0f");
        trial.Output!.Text.Should().Be("Because.");
        trial.Latency.Should().Be(TimeSpan.FromMilliseconds(120));
        trial.LostCost.Should().BeNull();
        var feedback = (await store.ReadFeedbackAsync(run.Id, CancellationToken.None).ToListAsync()).Single();
        feedback.Id.Should().Be("0195a000-0000-7000-8000-00000000000a");
        feedback.Value.Should().Be(FeedbackValue.Of(0.75));
        feedback.Rationale.Should().Be("close");
        feedback.Source.Should().Be(new FeedbackSource(SourceKind.Code, "scorer-1"));
        feedback.CreatedAt.Should().Be(new DateTimeOffset(2026, 3, 1, 12, 0, 1, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_store_of_version_1_takes_traces()
    {
        VersionOneStore.Write(_path);
        await using var store = await OpenAsync();
        var trial = (await store.ReadTrialsAsync("0195a000-0000-7000-8000-000000000002", CancellationToken.None).ToListAsync()).Single();
        (await store.FindTracesAsync("0195a000-0000-7000-8000-000000000002", trial.TraceId, CancellationToken.None)).Should().BeEmpty();

        await store.AppendTracesAsync("0195a000-0000-7000-8000-000000000002", [SampleRun.Trace(trial)], CancellationToken.None);

        (await store.FindTracesAsync("0195a000-0000-7000-8000-000000000002", trial.TraceId, CancellationToken.None)).Single().Spans.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_store_of_version_1_takes_what_attempts_lost()
    {
        VersionOneStore.Write(_path);
        await using var store = await OpenAsync();
        var old = (await store.ReadTrialsAsync("0195a000-0000-7000-8000-000000000002", CancellationToken.None).ToListAsync()).Single();

        await store.AppendTrialsAsync("0195a000-0000-7000-8000-000000000002", [old with { TraceId = SampleRun.Trial(SampleRun.Case(0), 9).TraceId, Attempt = 2, LostCost = new AppCost(0.10m, 1) }], CancellationToken.None);

        var trials = await store.ReadTrialsAsync("0195a000-0000-7000-8000-000000000002", CancellationToken.None).ToListAsync();
        trials.Select(t => t.LostCost).Should().Equal(null, new AppCost(0.10m, 1));
    }

    [Fact]
    public async Task Traces_go_with_their_run()
    {
        await using var store = await OpenAsync();
        var dataset = SampleRun.Dataset(1);
        var run = SampleRun.Run(dataset);
        var trial = SampleRun.Trial(dataset.Cases[0], 1);
        await store.CreateSessionAsync(SampleRun.Session(), CancellationToken.None);
        await store.SaveDatasetAsync(dataset, CancellationToken.None);
        await store.CreateRunAsync(run, CancellationToken.None);
        await store.AppendTrialsAsync(run.Id, [trial], CancellationToken.None);
        await store.AppendTracesAsync(run.Id, [SampleRun.Trace(trial), SampleRun.Trace(trial, judge: 9)], CancellationToken.None);
        RawDatabase.Query(_path, "SELECT count(*) FROM span").Should().Be(4L);

        await store.DeleteRunAsync(run.Id, CancellationToken.None);

        RawDatabase.Query(_path, "SELECT (SELECT count(*) FROM span) + (SELECT count(*) FROM trace)").Should().Be(0L);
    }

    [Fact]
    public async Task A_newer_store_is_refused_and_stays_as_it_is()
    {
        await (await OpenAsync()).DisposeAsync();
        RawDatabase.Run(_path, "PRAGMA user_version = 999");
        var open = OpenAsync;

        var fault = (await open.Should().ThrowAsync<EvalKitException>()).Which;

        fault.Kind.Should().Be(FaultKind.Infrastructure);
        fault.Message.Should().Contain(_path).And.Contain("999").And.Contain($"{SchemaMigrator.Current.Version} or older").And.Contain("Update EvalKit");
        RawDatabase.Query(_path, "PRAGMA user_version").Should().Be(999L);
    }

    [Fact]
    public void An_older_store_gets_the_scripts_that_it_lacks_and_no_other()
    {
        Migrate("CREATE TABLE one (a)", "INSERT INTO one VALUES (1)");

        Migrate("CREATE TABLE one (a)", "INSERT INTO one VALUES (1)", "INSERT INTO one VALUES (2)", "CREATE TABLE four (a)");

        RawDatabase.Query(_path, "SELECT group_concat(a) FROM one").Should().Be("1,2");
        RawDatabase.Query(_path, "PRAGMA user_version").Should().Be(4L);
    }

    [Fact]
    public void A_migration_that_fails_changes_nothing()
    {
        Migrate("CREATE TABLE one (a)");
        var fail = () => Migrate("CREATE TABLE one (a)", "CREATE TABLE two (a)", "CREATE TABLE three (a); CREATE TABLE one (a)");

        fail.Should().Throw<SqliteException>();

        RawDatabase.Query(_path, "PRAGMA user_version").Should().Be(1L);
        RawDatabase.Query(_path, "SELECT group_concat(name) FROM sqlite_schema").Should().Be("one");
    }

    [Fact]
    public async Task Comparing_feedback_reads_no_texts()
    {
        await using var store = await OpenAsync();
        var dataset = SampleRun.Dataset(1);
        var run = SampleRun.Run(dataset);
        var trial = SampleRun.Trial(dataset.Cases[0], 1);
        await store.CreateSessionAsync(SampleRun.Session(), CancellationToken.None);
        await store.SaveDatasetAsync(dataset, CancellationToken.None);
        await store.CreateRunAsync(run, CancellationToken.None);
        await store.AppendTrialsAsync(run.Id, [trial], CancellationToken.None);
        await store.AppendFeedbackAsync(
            run.Id, [SampleRun.Feedback(trial, 10), SampleRun.Feedback(trial, 11, "told", FeedbackValue.OfText("a text")) with { Rationale = "why" }], CancellationToken.None);

        RawDatabase.Query(_path, "SELECT count(*) FROM feedback").Should().Be(2L);
        RawDatabase.Query(_path, "SELECT group_concat(rationale || '/' || text) FROM feedback_text").Should().Be("why/a text");
    }

    [Fact]
    public async Task Long_outputs_are_stored_once_and_go_with_the_last_run_that_has_them()
    {
        await using var store = await OpenAsync();
        var dataset = SampleRun.Dataset(2);
        await store.CreateSessionAsync(SampleRun.Session(), CancellationToken.None);
        await store.SaveDatasetAsync(dataset, CancellationToken.None);
        foreach (var number in new[] { 2, 3 })
        {
            var run = SampleRun.Run(dataset, number);
            await store.CreateRunAsync(run, CancellationToken.None);
            await store.AppendTrialsAsync(run.Id, [.. dataset.Cases.Select((c, i) => SampleRun.Trial(c, i, output: new string('x', 5000)))], CancellationToken.None);
        }

        RawDatabase.Query(_path, "SELECT count(*) FROM blob").Should().Be(1L);
        await store.DeleteRunAsync(SampleRun.Id(2), CancellationToken.None);
        RawDatabase.Query(_path, "SELECT count(*) FROM blob").Should().Be(1L);
        await store.DeleteRunAsync(SampleRun.Id(3), CancellationToken.None);
        RawDatabase.Query(_path, "SELECT count(*) FROM blob").Should().Be(0L);
        RawDatabase.Query(_path, "SELECT count(*) FROM trial").Should().Be(0L);
    }

    private Task<SqliteRunStore> OpenAsync() => SqliteRunStore.OpenAsync(_path, TimeProvider.System, CancellationToken.None);

    private void Migrate(params string[] scripts)
    {
        using var connection = StoreConnection.Open(_path, TimeSpan.FromSeconds(5));
        new SchemaMigrator(scripts).Migrate(connection, _path);
    }
}
