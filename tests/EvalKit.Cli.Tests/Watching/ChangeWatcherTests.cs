using System.Diagnostics;
using EvalKit.Cli.Watching;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Cli.Tests.Watching;

public sealed class ChangeWatcherTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly string _root = Directory.CreateTempSubdirectory("evalkit-watch").FullName;
    private readonly string _folder;

    public ChangeWatcherTests()
    {
        _folder = Path.Combine(_root, "suite");
        Write("suite.yaml", "name: a");
        Write("app.py", "1");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_change_is_told_once_it_has_been_quiet_for_a_while()
    {
        var watcher = Watcher();

        Write("app.py", "22");
        Look(watcher).Should().BeEmpty("another write may follow");
        _time.Advance(ChangeWatcher.Quiet);
        Write("suite.yaml", "name: bb");
        Look(watcher).Should().BeEmpty("it did");
        _time.Advance(ChangeWatcher.Quiet);

        Look(watcher).Should().Equal("app.py", "suite.yaml");
        Settle(watcher).Should().BeEmpty("it is told once");
    }

    [Fact]
    public void New_and_deleted_files_are_changes_and_one_that_came_and_went_is_none()
    {
        var watcher = Watcher();

        Write("4913", "probe");
        Write("new.py", "1");
        File.Delete(Path.Combine(_folder, "app.py"));
        Look(watcher);
        File.Delete(Path.Combine(_folder, "4913"));

        Settle(watcher).Should().Equal("app.py", "new.py");
    }

    [Theory]
    [InlineData(".evalkit/evalkit.db")]
    [InlineData(".git/index")]
    [InlineData("src/bin/app.dll")]
    [InlineData("src/obj/app.cache")]
    [InlineData("web/node_modules/left/index.js")]
    [InlineData("recordings/a/correctness.jsonl")]
    [InlineData("baselines/a.jsonl")]
    [InlineData("reports/a.html")]
    [InlineData("runs.db-wal")]
    [InlineData(".app.py.swp")]
    [InlineData("app.py~")]
    public void What_tools_and_runs_write_is_not_watched(string file)
    {
        Write(file, "1");
        var watcher = Watcher();
        watcher.Add([], [Path.Combine(_folder, "reports") + Path.DirectorySeparatorChar, Path.Combine(_folder, "runs.db-wal")]);

        Write(file, "22");
        Write("src/app.cs", "1");

        Settle(watcher).Should().Equal("src/app.cs");
    }

    [Fact]
    public void A_file_that_the_suite_names_is_watched_wherever_it_is_and_before_it_exists()
    {
        Write("../data/faq.csv", "id");
        var watcher = Watcher();
        watcher.Add([Full("../data/faq.csv"), Full("../data/later.csv"), Full("bin/faq.csv")], outputs: []);

        Write("../data/faq.csv", "id,question");
        Write("../data/later.csv", "id");
        Write("../data/unnamed.csv", "id");
        Write("bin/faq.csv", "id");

        Settle(watcher).Should().Equal("../data/faq.csv", "../data/later.csv", "bin/faq.csv");
    }

    [Fact]
    public void Of_a_link_the_file_that_it_leads_to_is_watched()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Write("../data/faq.csv", "id");
        File.CreateSymbolicLink(Full("faq.csv"), Full("../data/faq.csv"));
        var watcher = Watcher();
        watcher.Add([Full("faq.csv")], outputs: []);

        Write("../data/faq.csv", "id,question");

        Settle(watcher).Should().Equal("faq.csv");
    }

    [Fact]
    public void What_git_ignores_is_no_change_unless_the_suite_names_it()
    {
        using (var git = Process.Start(new ProcessStartInfo("git", ["init", "--quiet", _folder]))!)
        {
            git.WaitForExit();
        }

        Write(".gitignore", "*.log\ndata/\n");
        Write("app.log", "1");
        Write("data/faq.csv", "1");
        var watcher = Watcher();
        watcher.Add([Full("data/faq.csv")], outputs: []);

        Write("app.log", "22");
        Settle(watcher).Should().BeEmpty();
        Write("app.log", "333");
        Write("data/faq.csv", "22");

        Settle(watcher).Should().Equal("data/faq.csv");
    }

    [Fact]
    public void An_edit_made_during_a_run_counts_and_files_that_the_run_made_do_not()
    {
        var watcher = Watcher();

        Write("app.py", "22");
        Write("asked.txt", "1");
        watcher.RunEnded().Should().BeEmpty();
        Settle(watcher).Should().Equal("app.py");

        Write("asked.txt", "22");
        watcher.RunEnded().Should().BeEmpty();
        Settle(watcher).Should().BeEmpty("the first run made the file");
        Write("asked.txt", "333");
        Settle(watcher).Should().Equal("asked.txt");
    }

    [Fact]
    public void A_file_that_the_app_writes_in_every_run_starts_one_round_and_no_further_one()
    {
        Write("app.log", "1");
        var watcher = Watcher();

        Write("app.log", "22");
        watcher.RunEnded();
        Settle(watcher).Should().Equal("app.log");

        Write("app.log", "333");
        watcher.RunEnded().Select(Relative).Should().Equal("app.log");
        Settle(watcher).Should().BeEmpty();

        Write("app.log", "4444");
        Settle(watcher).Should().Equal("app.log");
    }

    [Fact]
    public void Output_that_is_piped_into_the_folder_starts_no_endless_rounds()
    {
        Write("run.log", "1");
        var watcher = Watcher();
        Write("run.log", "22");
        watcher.RunEnded();
        Settle(watcher).Should().Equal("run.log");
        Write("run.log", "333");
        watcher.RunEnded().Select(Relative).Should().Equal("run.log");

        Write("run.log", "4444, told after the run had ended");
        Settle(watcher).Should().BeEmpty();

        Write("app.py", "22");
        Settle(watcher).Should().Equal("app.py");
        Write("run.log", "55555");
        watcher.RunEnded().Should().BeEmpty();
        Write("run.log", "666666, told after the run had ended");
        Settle(watcher).Should().BeEmpty("runs are known to write it");
    }

    [Fact]
    public void Edits_in_two_runs_of_which_the_second_was_started_by_hand_both_count()
    {
        var watcher = Watcher();

        Write("app.py", "22");
        watcher.RunEnded();
        Write("suite.yaml", "name: bb");
        Settle(watcher).Should().Equal("app.py", "suite.yaml");
        Write("app.py", "333");
        watcher.RunEnded().Should().BeEmpty();

        Settle(watcher).Should().Equal("app.py");
    }

    [Fact]
    public async Task Waiting_ends_with_the_changes()
    {
        var watcher = Watcher();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var changes = watcher.ChangesAsync(limit.Token);

        Write("app.py", "22");
        while (!changes.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        (await changes).Select(Relative).Should().Equal("app.py");
    }

    private ChangeWatcher Watcher()
    {
        var watcher = new ChangeWatcher(new WatchedFiles(_folder), _time);
        watcher.Add([Full("suite.yaml")], outputs: []);
        return watcher;
    }

    private IEnumerable<string> Settle(ChangeWatcher watcher)
    {
        watcher.Look().Should().BeEmpty();
        _time.Advance(ChangeWatcher.Quiet);
        return Look(watcher);
    }

    private IEnumerable<string> Look(ChangeWatcher watcher) => watcher.Look().Select(Relative).ToList();

    private string Relative(string path) => Path.GetRelativePath(_folder, path).Replace('\\', '/');

    private string Full(string name) => Path.GetFullPath(name, _folder);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(name))!);
        File.WriteAllText(Full(name), text);
    }
}
