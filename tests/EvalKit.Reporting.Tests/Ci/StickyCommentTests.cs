using System.Globalization;
using EvalKit.Reporting.Ci;

namespace EvalKit.Reporting.Tests.Ci;

public sealed class StickyCommentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-comment").FullName;

    private string Comment => File.ReadAllText(Path.Combine(_folder, "comment.md"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Processes_of_one_session_write_one_comment_together()
    {
        StickyComment.Write(_folder, "session", [Part("first")]);
        StickyComment.Write(_folder, "session", [Part("second")]);

        Comment.Should().Contain("`first`").And.Contain("`second`").And.Contain("2 suites");
    }

    [Fact]
    public void A_suite_that_runs_again_in_the_session_replaces_its_part()
    {
        StickyComment.Write(_folder, "session", [Part("faq", Verdict.Fail)]);
        StickyComment.Write(_folder, "session", [Part("faq", Verdict.Pass)]);

        Comment.Should().Contain("**Pass** `faq`").And.NotContain("Fail");
    }

    [Fact]
    public void A_new_session_begins_a_new_comment()
    {
        StickyComment.Write(_folder, "yesterday", [Part("first")]);
        StickyComment.Write(_folder, "today", [Part("second")]);

        Comment.Should().Contain("`second`").And.NotContain("`first`");
    }

    [Fact]
    public void No_part_is_lost_when_many_write_at_once()
    {
        const int Writers = 24;

        Parallel.For(0, Writers, new ParallelOptions { MaxDegreeOfParallelism = Writers }, i =>
            StickyComment.Write(_folder, "session", [Part(string.Create(CultureInfo.InvariantCulture, $"suite-{i}"))]));

        Comment.Should().ContainAll(Enumerable.Range(0, Writers).Select(i => string.Create(CultureInfo.InvariantCulture, $"`suite-{i}`")));
        Directory.GetFiles(_folder, "*.tmp", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Theory]
    [InlineData("../../escape")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a\nb\0c")]
    [InlineData("C:\\x")]
    public void Names_of_sessions_and_suites_are_never_paths(string name)
    {
        StickyComment.Write(Path.Combine(_folder, "inside"), name, [Part(name)]);

        Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Should().Equal("inside");
        Directory.GetFiles(Path.Combine(_folder, "inside", "comment"), "*.json", SearchOption.AllDirectories).Should().ContainSingle()
            .Which.Split(Path.DirectorySeparatorChar).Should().HaveCount(_folder.Split(Path.DirectorySeparatorChar).Length + 4);
    }

    [Fact]
    public void A_part_that_is_not_ours_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "comment", "session"));
        File.WriteAllText(Path.Combine(_folder, "comment", "session", "other.json"), "{");

        var write = () => StickyComment.Write(_folder, "session", [Part("faq")]);

        write.Should().Throw<EvalKitException>().WithMessage("*other.json is not a part*");
    }

    private static CommentPart Part(string suite, Verdict verdict = Verdict.Pass) => new(suite, verdict, "All 2 gates pass.", "- gates\n", "- gates\n\nfacts\n");
}
