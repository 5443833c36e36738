namespace EvalKit.Reporting.Ci;

/// <summary>Puts a Markdown summary where GitHub shows it beside the job.</summary>
internal static class JobSummary
{
    private const string GitHubVariable = "GITHUB_STEP_SUMMARY";

    /// <summary>Appends a summary to the file that the environment names; without one nothing is written.</summary>
    /// <exception cref="EvalKitException">The file cannot be written.</exception>
    public static void Append(string summary, Func<string, string?> environment)
    {
        if (environment(GitHubVariable) is not { Length: > 0 } path)
        {
            return;
        }

        try
        {
            SharedFile.Append(path, summary + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EvalKitException(
                FaultKind.Usage, $"{GitHubVariable} names '{path}', which cannot be appended to: {exception.Message} Unset the variable or let the job write the file.", exception);
        }
    }
}
