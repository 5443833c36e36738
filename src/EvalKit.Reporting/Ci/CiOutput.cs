using EvalKit.Reporting.Ci;
using EvalKit.Running;

namespace EvalKit.Reporting;

/// <summary>
/// Tells the CI system that the environment names what runs found. GitHub: job summary and annotations; Azure DevOps: logging commands and a summary page.
/// In any CI a comment for the pull request (<c>comment.md</c>, of all suites of the session) and a JUnit file a suite. Outside CI nothing is written,
/// but for a job summary that the environment asks for by name. May be called by several processes of one session at once.
/// </summary>
public static class CiOutput
{
    private const string GitHub = "github_actions";
    private const string AzureDevOps = "azure_devops";

    /// <summary>Writes what there is to write.</summary>
    /// <param name="suites">The runs that this process made.</param>
    /// <param name="options">What it is given.</param>
    public static CiResult Write(IReadOnlyList<CiSuite> suites, CiOutputOptions options)
    {
        ArgumentNullException.ThrowIfNull(suites);
        ArgumentNullException.ThrowIfNull(options);
        var output = new CiFiles(options, new RepositoryPaths(options.Folder, options.Environment));
        var provider = RunEnvironmentReader.CiProvider(options.Environment);
        var faults = new List<string>();
        foreach (var suite in suites)
        {
            Try(faults, "job summary", () => output.AppendJobSummary(suite));
        }

        if (provider is null || suites.Count == 0)
        {
            return new CiResult([], faults);
        }

        foreach (var suite in suites)
        {
            Try(faults, "JUnit file", () => output.WriteJUnit(suite));
        }

        Try(faults, "pull request comment", () => output.WriteComment(suites));
        return new CiResult([.. LogLines(provider, suites, options, output, faults)], faults);
    }

    /// <summary>Writes what there is to write of variants side by side: job summary and comment show their table, annotations the gates of each.</summary>
    /// <param name="runs">The variants.</param>
    /// <param name="reportPath">Where the HTML page of the table is; null when none was written.</param>
    /// <param name="suites">The variants' runs.</param>
    /// <param name="options">What it is given.</param>
    public static CiResult Write(VariantRuns runs, string? reportPath, IReadOnlyList<CiSuite> suites, CiOutputOptions options)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(suites);
        ArgumentNullException.ThrowIfNull(options);
        var output = new CiFiles(options, new RepositoryPaths(options.Folder, options.Environment));
        var provider = RunEnvironmentReader.CiProvider(options.Environment);
        var faults = new List<string>();
        Try(faults, "job summary", () => output.AppendJobSummary(runs, reportPath));
        if (provider is null)
        {
            return new CiResult([], faults);
        }

        Try(faults, "pull request comment", () => output.WriteComment(runs, reportPath));
        IEnumerable<string> lines = provider switch
        {
            GitHub => Annotations.Of(suites, options.Strict, output.Paths).Select(GitHubCommands.Annotation),
            AzureDevOps => Annotations.Of(suites, options.Strict, output.Paths).Select(AzureCommands.Issue),
            _ => [],
        };
        return new CiResult([.. lines], faults);
    }

    private static IEnumerable<string> LogLines(string provider, IReadOnlyList<CiSuite> suites, CiOutputOptions options, CiFiles output, List<string> faults)
    {
        if (provider is not (GitHub or AzureDevOps))
        {
            return [];
        }

        var annotations = Annotations.Of(suites, options.Strict, output.Paths);
        if (provider == GitHub)
        {
            return annotations.Select(GitHubCommands.Annotation);
        }

        var pages = new List<string>();
        foreach (var suite in suites)
        {
            Try(faults, "summary page", () => pages.Add(output.WriteSummaryPage(suite)));
        }

        return [.. annotations.Select(AzureCommands.Issue), .. pages.Select(AzureCommands.UploadSummary)];
    }

    private static void Try(List<string> faults, string what, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or EvalKitException)
        {
            faults.Add($"the {what} could not be written: {exception.Message}");
        }
    }
}
