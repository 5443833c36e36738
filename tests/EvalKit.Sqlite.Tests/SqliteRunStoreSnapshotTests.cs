using System.Security.Cryptography;
using EvalKit.TestUtils.Runs;

namespace EvalKit.Sqlite.Tests;

public sealed class SqliteRunStoreSnapshotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly EvalDataset _dataset = SampleRun.Dataset(2);
    private readonly string _path;

    public SqliteRunStoreSnapshotTests()
    {
        _path = _folder.File("a store #1?.db");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_holds_what_the_store_holds_and_leaves_no_trace()
    {
        await (await WrittenAsync()).DisposeAsync();
        var (files, hash) = State();

        await using (var snapshot = await OpenAsync())
        {
            snapshot.Location.Should().Be(_path);
            (await TrialsAsync(snapshot)).Should().Equal(SampleRun.TraceId(1));
            State().Files.Should().Equal(files);
        }

        State().Files.Should().Equal(files);
        State().Hash.Should().Equal(hash);
    }

    [Fact]
    public async Task A_store_that_is_being_written_is_read_as_it_is_at_that_moment()
    {
        await using var store = await WrittenAsync();

        await using var snapshot = await OpenAsync();
        await store.AppendTrialsAsync(SampleRun.Run(_dataset).Id, [SampleRun.Trial(_dataset.Cases[1], 2)], CancellationToken.None);

        (await TrialsAsync(snapshot)).Should().Equal(SampleRun.TraceId(1));
        (await TrialsAsync(store)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_store_in_a_folder_without_write_access_is_read()
    {
        await (await WrittenAsync()).DisposeAsync();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(_path, UnixFileMode.UserRead);
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            await using var snapshot = await OpenAsync();

            (await TrialsAsync(snapshot)).Should().ContainSingle();
        }
        finally
        {
            File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task An_older_store_is_migrated_in_the_copy_only()
    {
        VersionOneStore.Write(_path);
        var (_, hash) = State();

        await using var snapshot = await OpenAsync();

        (await snapshot.FindRunAsync("0195a000-0000-7000-8000-000000000002", CancellationToken.None)).Should().NotBeNull();
        State().Hash.Should().Equal(hash);
    }

    [Fact]
    public async Task What_is_no_store_is_an_error_that_names_it()
    {
        await File.WriteAllTextAsync(_path, new string('x', 5000));
        var notAStore = OpenAsync;
        var absent = () => SqliteRunStore.OpenSnapshotAsync(_folder.File("absent.db"), TimeProvider.System, CancellationToken.None);

        (await notAStore.Should().ThrowAsync<EvalKitException>()).Which.Message.Should().Contain(_path).And.Contain("not a SQLite database");
        (await absent.Should().ThrowAsync<EvalKitException>()).Which.Message.Should().Contain("absent.db").And.Contain("cannot be opened");
        File.Exists(_folder.File("absent.db")).Should().BeFalse();
    }

    private Task<SqliteRunStore> OpenAsync() => SqliteRunStore.OpenSnapshotAsync(_path, TimeProvider.System, CancellationToken.None);

    private async Task<SqliteRunStore> WrittenAsync()
    {
        var store = await SqliteRunStore.OpenAsync(_path, TimeProvider.System, CancellationToken.None);
        var run = SampleRun.Run(_dataset);
        await store.CreateSessionAsync(SampleRun.Session(), CancellationToken.None);
        await store.SaveDatasetAsync(_dataset, CancellationToken.None);
        await store.CreateRunAsync(run, CancellationToken.None);
        await store.AppendTrialsAsync(run.Id, [SampleRun.Trial(_dataset.Cases[0], 1)], CancellationToken.None);
        return store;
    }

    private async Task<List<string>> TrialsAsync(SqliteRunStore store) =>
        await store.ReadTrialsAsync(SampleRun.Run(_dataset).Id, CancellationToken.None).Select(t => t.TraceId).ToListAsync();

    private (string?[] Files, byte[] Hash) State() =>
        ([.. Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)], SHA256.HashData(File.ReadAllBytes(_path)));
}
