using EvalKit.Chat.Recording;
using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Running;

namespace EvalKit.Tests.Running;

public sealed class RecordingPrunerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-prune-");
    private readonly CountingModels _models = new();
    private readonly List<string> _told = [];

    private string Recording => RecordingFile.PathFor(_folder.FullName, "faq", "correctness");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_a_complete_run_makes_no_use_of_is_removed_and_the_rest_answers_as_before()
    {
        await RunAsync(["a", "b", "c"]);
        var (asked, lines) = (_models.Asked, File.ReadAllLines(Recording));
        var needed = lines.Where(l => !l.Contains("answer to b", StringComparison.Ordinal)).ToList();

        var run = await RunAsync(["a", "c"], prune: true);

        _models.Asked.Should().Be(asked);
        run.Results.Column("correctness")!.Cells.Should().OnlyContain(c => c!.Value == FeedbackValue.Of(true));
        File.ReadAllLines(Recording).Should().Equal(needed);
        _told.Should().ContainSingle().Which.Should().StartWith($"{Recording}: removed {lines.Length - needed.Count} recording").And.EndWith("that the run made no use of");
    }

    [Fact]
    public async Task What_nobody_listens_to_is_done_all_the_same()
    {
        await RunAsync(["a", "b"]);

        await RunAsync(["a"], prune: true, isListening: false);

        File.ReadLines(Recording).Should().ContainSingle();
    }

    [Fact]
    public async Task Lines_that_were_recorded_anew_lose_their_forerunners()
    {
        await RunAsync(["a", "b"]);
        var lines = File.ReadAllLines(Recording).Length;

        await RunAsync(["a", "b"], prune: true, mode: ReplayMode.Record);
        await RunAsync(["a", "b"], prune: true);

        File.ReadAllLines(Recording).Should().HaveCount(lines);
        _told[^1].Should().EndWith("every recording is needed");
    }

    [Fact]
    public async Task After_a_run_of_some_cases_nothing_is_removed()
    {
        await RunAsync(["a", "b"]);
        var lines = File.ReadAllLines(Recording);

        await RunAsync(["a", "b"], prune: true, only: "a");

        File.ReadAllLines(Recording).Should().Equal(lines);
        _told.Should().ContainSingle().Which.Should().StartWith("no recording is removed: the run left out cases");
    }

    [Fact]
    public async Task After_a_run_with_errors_nothing_is_removed()
    {
        await RunAsync(["a", "b"]);
        var lines = File.ReadAllLines(Recording);
        _models.Down = true;

        await RunAsync(["a", "new"], prune: true);

        File.ReadAllLines(Recording).Should().Equal(lines);
        _told.Should().ContainSingle().Which.Should().StartWith("no recording is removed: ").And.Contain(" of the run are errors");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_anew_takes_nothing_from_the_run()
    {
        await RunAsync(["a", "b"]);
        var lines = File.ReadAllLines(Recording);
        Directory.CreateDirectory(Recording + ".tmp");

        var run = await RunAsync(["a"], prune: true);

        run.Results.Column("correctness")!.Cells.Should().ContainSingle().Which!.Value.Should().Be(FeedbackValue.Of(true));
        File.ReadAllLines(Recording).Should().Equal(lines);
        _told.Should().ContainSingle().Which.Should().StartWith($"{Recording}: no recording is removed: ");
    }

    private async Task<EvalRun> RunAsync(string[] questions, bool prune = false, ReplayMode mode = ReplayMode.Auto, string? only = null, bool isListening = true)
    {
        var suite = new EvalSuite("faq")
        {
            Dataset = EvalDatasets.Create("faq", [.. questions.Select(q => EvalCases.Create(CaseFields.OfText(("question", q)), CaseFields.OfText(("expected_response", "yes")), id: q))]),
            App = (evalCase, _) => Task.FromResult(AppOutput.FromText("answer to " + evalCase.Id)),
            Run = new RunSettings { Replay = mode, Retries = 0 },
        };
        suite.Score(Judges.Correctness("openai:/m"));
        return await suite.RunAsync(new EvaluationOptions
        {
            Folder = _folder.FullName,
            Models = _models,
            PruneRecordings = prune,
            SelectedCases = only is null ? null : new HashSet<string> { only },
            Notices = prune && isListening ? new Told(_told) : null,
        });
    }

    private sealed class Told(List<string> told) : IProgress<string>
    {
        public void Report(string value) => told.Add(value);
    }
}
