namespace EvalKit.Reporting.Tests;

public sealed class JobSummaryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_appended_to_the_file_that_the_environment_names()
    {
        var path = Path.Combine(_folder, "summary.md");
        File.WriteAllText(path, "# Before\n");
        var run = SampleRun.Small().Build();

        JobSummary.TryAppend(run, "faq.html", name => name == "GITHUB_STEP_SUMMARY" ? path : null).Should().BeTrue();

        File.ReadAllText(path).Should().Be("# Before\n" + MarkdownSummary.Render(run, "faq.html") + "\n");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_such_a_file_nothing_is_written(string? path)
    {
        JobSummary.TryAppend(SampleRun.Small().Build(), null, _ => path).Should().BeFalse();

        Directory.EnumerateFileSystemEntries(_folder).Should().BeEmpty();
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        var append = () => JobSummary.TryAppend(SampleRun.Small().Build(), null, _ => _folder);

        append.Should().Throw<EvalKitException>().WithMessage($"GITHUB_STEP_SUMMARY names '{_folder}'*");
    }
}
