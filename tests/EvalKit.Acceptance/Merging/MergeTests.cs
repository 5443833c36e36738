using System.Text.Json;
using EvalKit.Acceptance.Cli;
using EvalKit.Acceptance.Processes;

namespace EvalKit.Acceptance.Merging;

/// <summary>A run that three machines made in parts, put together by the tool as a CI job does it.</summary>
public sealed class MergeTests : IDisposable
{
    private static readonly string[] Parts = ["tags.continent == 'asia'", "tags.continent == 'europe'", "tags.continent != 'asia' and tags.continent != 'europe'"];
    private readonly CliFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Merged_stores_and_merged_exports_are_the_undivided_run()
    {
        var undivided = await _folder.RunAsync("run", CliFolder.Suite, "--store", "undivided.db", "--json");
        await RunPartsAsync();
        for (var i = 0; i < Parts.Length; i++)
        {
            var export = await _folder.RunAsync("export", "latest", "--store", $"part-{i}.db");
            await File.WriteAllTextAsync(_folder.In($"part-{i}.jsonl"), export.Output);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(_folder.In($"part-{i}.db"), UnixFileMode.UserRead);
            }
        }

        var before = Directory.GetFiles(_folder.Path).ToList();
        var stores = await _folder.RunAsync("runs", "merge", "part-0.db", "part-1.db", "part-2.db", "--to", "stores.db");
        var exports = await _folder.RunAsync("runs", "merge", "part-2.jsonl", "part-0.jsonl", "part-1.jsonl", "--to", "exports.db");

        stores.ExitCode.Should().Be(0, stores.Error);
        exports.ExitCode.Should().Be(0, exports.Error);
        stores.Output.Should().Be(exports.Output, "a run is told by what it holds, not by where that came from").And.MatchRegex(@"^\S+\tcompleted\tcapitals\t30\t");
        stores.Error.Should().Contain("3 parts, 30 of 30 cases").And.NotContain("missing");
        Directory.GetFiles(_folder.Path).Except(before).Select(Path.GetFileName).Should().BeEquivalentTo("stores.db", "exports.db");
        foreach (var store in new[] { "stores.db", "exports.db" })
        {
            var shown = Json(await _folder.RunAsync("runs", "show", "latest", "--store", store));
            shown.GetProperty("partial").GetBoolean().Should().BeFalse();
            shown.GetProperty("metrics").ToString().Should().Be(Json(undivided).GetProperty("metrics").ToString());
            shown.GetProperty("gates").ToString().Should().Be(Json(undivided).GetProperty("gates").ToString());
        }

        (await _folder.RunAsync("gate", "latest", "--suite", CliFolder.Suite, "--store", "exports.db", "--set", "gates[0].at_least=1")).ExitCode.Should().Be(1);
        (await _folder.RunAsync("report", "latest", "--store", "stores.db", "-o", "page.html")).ExitCode.Should().Be(0);
        (await _folder.RunAsync("bless", "capitals", "--store", "stores.db")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Merging_twice_changes_nothing()
    {
        await RunPartsAsync();
        string[] merge = ["runs", "merge", "part-0.db", "part-1.db", "part-2.db", "--to", "all.db"];
        var once = await _folder.RunAsync(merge);
        var exported = await _folder.RunAsync("export", "latest", "--store", "all.db");

        var twice = await _folder.RunAsync(merge);
        var ofItself = await _folder.RunAsync("runs", "merge", "all.db", "--to", "all.db");

        twice.Output.Should().Be(once.Output);
        ofItself.Output.Should().Be(once.Output);
        (await _folder.RunAsync("runs", "list", "--store", "all.db")).Output.Should().Be(once.Output);
        (await _folder.RunAsync("export", "latest", "--store", "all.db")).Output.Should().Be(exported.Output);
    }

    [Fact]
    public async Task Different_answers_are_exit_code_2_and_the_target_is_not_made()
    {
        await RunPartsAsync();
        var left = await ExportAsync("part-0.db", "left.jsonl");
        var right = left.Replace("\"response\":\"", "\"response\":\"No: ", StringComparison.Ordinal).Replace("\"output_hash\":\"", "\"output_hash\":\"f", StringComparison.Ordinal);
        await File.WriteAllTextAsync(_folder.In("right.jsonl"), right);

        var result = await _folder.RunAsync("runs", "merge", "left.jsonl", "right.jsonl", "--to", "all.db");

        result.ExitCode.Should().Be(2);
        result.Output.Should().BeEmpty();
        result.Error.Should().Contain("found 7 with different ones, so nothing was merged").And.Contain("repeat 0").And.Contain("left.jsonl").And.Contain("right.jsonl").And.NotContain("   at ");
        File.Exists(_folder.In("all.db")).Should().BeFalse();
    }

    [Fact]
    public async Task An_answer_beats_the_error_that_another_machine_met()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.WriteAllText(_folder.In("app.sh"), "#!/bin/sh\nif [ -e broken ]; then echo 'the index is gone' >&2; exit 1; fi\necho Paris\n");
        File.SetUnixFileMode(_folder.In("app.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(_folder.In("asked.suite.yaml"), "name: asked\ndataset: {path: capitals.csv, inputs: [question]}\napp: {exec: [./app.sh]}\nscorers: [exact_match]\n");
        File.WriteAllText(_folder.In("broken"), "");
        await _folder.RunAsync("run", "asked.suite.yaml", "--store", "broken.db", "--filter", Parts[0]);
        File.Delete(_folder.In("broken"));
        await _folder.RunAsync("run", "asked.suite.yaml", "--store", "well.db");

        var merged = await _folder.RunAsync("runs", "merge", "broken.db", "well.db", "--to", "all.db");

        merged.ExitCode.Should().Be(0, merged.Error);
        var metrics = Json(await _folder.RunAsync("runs", "show", "latest", "--store", "all.db")).GetProperty("metrics");
        metrics.GetProperty("app_ok/mean").GetProperty("value").GetDouble().Should().Be(1);
        (await _folder.RunAsync("export", "latest", "--store", "all.db")).Output.Should().NotContain("the index is gone");
    }

    [Fact]
    public async Task A_part_that_is_missing_is_named_and_the_run_stays_partial()
    {
        await RunPartsAsync();

        var merged = await _folder.RunAsync("runs", "merge", "part-0.db", "part-1.db", "--to", "all.db");

        merged.ExitCode.Should().Be(0, merged.Error);
        merged.Error.Should().Contain("the run is partial, missing are: ").And.Contain("and ");
        (await _folder.RunAsync("bless", "--store", "all.db")).ExitCode.Should().Be(2);
        (await _folder.RunAsync("runs", "merge", "part-0.db", "part-1.db", "--to", "all.db", "--require-complete")).ExitCode.Should().Be(3);
        (await _folder.RunAsync("runs", "merge", "part-0.db", "part-1.db", "part-2.db", "--to", "all.db", "--require-complete")).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("found no file", "absent.db", "--to", "all.db")]
    [InlineData(":1: expected a line that", "capitals.csv", "--to", "all.db")]
    [InlineData("--to", "part.db")]
    public async Task Wrong_use_is_exit_code_2(string expected, params string[] arguments)
    {
        var result = await _folder.RunAsync(["runs", "merge", .. arguments]);

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(expected).And.NotContain("   at ");
        File.Exists(_folder.In("all.db")).Should().BeFalse();
    }

    private async Task RunPartsAsync()
    {
        for (var i = 0; i < Parts.Length; i++)
        {
            var part = await _folder.RunAsync("run", CliFolder.Suite, "--filter", Parts[i], "--store", $"part-{i}.db", "--session-id", "build-1");
            part.ExitCode.Should().BeOneOf([0, 1, 3], part.Error);
        }
    }

    private async Task<string> ExportAsync(string store, string file)
    {
        var export = (await _folder.RunAsync("export", "latest", "--store", store)).Output;
        await File.WriteAllTextAsync(_folder.In(file), export);
        return export;
    }

    private static JsonElement Json(ProcessResult result)
    {
        result.Output.Should().NotBeEmpty(result.Error);
        return JsonDocument.Parse(result.Output).RootElement;
    }
}
