namespace EvalKit.Reporting;

/// <summary>Puts the Markdown summary where the CI system shows it beside the job.</summary>
public static class JobSummary
{
    private const string GitHubVariable = "GITHUB_STEP_SUMMARY";

    /// <summary>Appends the summary to the file that the environment names.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reportPath">Where the HTML page is; null when none was written.</param>
    /// <param name="environment">Reads an environment variable; null for one that is not set.</param>
    /// <returns>Whether the environment names a file.</returns>
    /// <exception cref="EvalKitException">The file cannot be written.</exception>
    public static bool TryAppend(EvalRun run, string? reportPath, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (environment(GitHubVariable) is not { Length: > 0 } path)
        {
            return false;
        }

        try
        {
            SharedFile.Append(path, MarkdownSummary.Render(run, reportPath) + "\n");
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EvalKitException(
                FaultKind.Usage, $"{GitHubVariable} names '{path}', which cannot be appended to: {exception.Message} Unset the variable or let the job write the file.", exception);
        }
    }
}
