using EvalKit.Reporting.Text;
using EvalKit.Reporting.Variants;

namespace EvalKit.Reporting.Ci;

/// <summary>The files of CI output: where they lie and what they are given.</summary>
internal sealed class CiFiles(CiOutputOptions options, RepositoryPaths paths)
{
    private readonly string? _headCommit = PullRequestHead.Commit(options.Environment);
    private readonly ReportAddresses _addresses = new(options, paths);

    public RepositoryPaths Paths => paths;

    /// <summary>Appends to the file that the environment names; nothing where it names none.</summary>
    public void AppendJobSummary(CiSuite suite) => JobSummary.Append(MarkdownSummary.Render(suite.Run, SummaryOptions(suite)), options.Environment);

    /// <summary>The same of variants side by side.</summary>
    public void AppendJobSummary(VariantRuns runs, string? reportPath) => JobSummary.Append(VariantMarkdown.Render(runs, Shown(reportPath)), options.Environment);

    /// <summary>Writes the part of variants side by side, and <c>comment.md</c> of all parts of the session.</summary>
    public void WriteComment(VariantRuns runs, string? reportPath)
    {
        var record = runs.Reference.Run.Results.Record;
        var part = new CommentPart(record.Suite, runs.Verdict, VariantText.Sentence(runs, MarkdownText.Name), "", VariantMarkdown.RenderBody(runs, Shown(reportPath)));
        StickyComment.Write(options.OutputFolder, record.SessionId, [part]);
    }

    /// <summary>Writes <c>&lt;suite&gt;.junit.xml</c>.</summary>
    public void WriteJUnit(CiSuite suite)
    {
        Directory.CreateDirectory(options.OutputFolder);
        using var writer = new StreamWriter(Path.Combine(options.OutputFolder, NameOf(suite) + ".junit.xml"));
        JUnitReport.Write(suite.Run, writer, options.Strict);
    }

    /// <summary>Writes the suites' parts of the comment, and <c>comment.md</c> of all parts of the session.</summary>
    public void WriteComment(IReadOnlyList<CiSuite> suites)
    {
        foreach (var session in suites.GroupBy(s => s.Run.Results.Record.SessionId, StringComparer.Ordinal))
        {
            StickyComment.Write(options.OutputFolder, session.Key, [.. session.Select(s => CommentPart.Of(s.Run, SummaryOptions(s)))]);
        }
    }

    /// <summary>Writes a Markdown page for a CI system that shows one; <c>&lt;suite&gt;.md</c>.</summary>
    public string WriteSummaryPage(CiSuite suite)
    {
        Directory.CreateDirectory(options.OutputFolder);
        var path = Path.Combine(options.OutputFolder, NameOf(suite) + ".md");
        File.WriteAllText(path, MarkdownSummary.Render(suite.Run, SummaryOptions(suite) with { HasAlert = false }));
        return path;
    }

    private MarkdownSummaryOptions SummaryOptions(CiSuite suite) => new()
    {
        ReportPath = Shown(suite.ReportPath),
        ReportAddress = suite.ReportPath is { } page ? _addresses.Of(page) : null,
        BaselineResults = suite.BaselineResults,
        HeadCommit = _headCommit,
    };

    /// <summary>A page's path in the repository: where it lies on the machine that ran the job is nobody else's concern.</summary>
    private string? Shown(string? path) => path is null ? null : paths.Relative(path) ?? Path.GetFileName(path);

    /// <summary>As the suite's page is called: files of some cases must not stand where those of all are looked for.</summary>
    private static string NameOf(CiSuite suite)
    {
        var record = suite.Run.Results.Record;
        return FileNames.Of(record.Suite) + (record.Partial ? ".partial" : "");
    }
}
