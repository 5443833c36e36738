using EvalKit.Reporting.Ci;

namespace EvalKit.Reporting.Tests.Ci;

public sealed class JobSummaryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_appended_to_the_file_that_the_environment_names()
    {
        var path = Path.Combine(_folder, "summary.md");
        File.WriteAllText(path, "# Before\n");

        JobSummary.Append("> all is well\n", name => name == "GITHUB_STEP_SUMMARY" ? path : null);

        File.ReadAllText(path).Should().Be("# Before\n> all is well\n\n");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_such_a_file_nothing_is_written(string? path)
    {
        JobSummary.Append("text", _ => path);

        Directory.EnumerateFileSystemEntries(_folder).Should().BeEmpty();
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        var append = () => JobSummary.Append("text", _ => _folder);

        append.Should().Throw<EvalKitException>().WithMessage($"GITHUB_STEP_SUMMARY names '{_folder}'*");
    }
}
