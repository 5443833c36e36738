namespace EvalKit.Reporting.Ci;

/// <summary>Addresses of pages: below the one that the user publishes the output folder under, else below the artifacts of a CI system that shows them as they lie.</summary>
internal sealed class ReportAddresses(CiOutputOptions options, RepositoryPaths paths)
{
    /// <summary>The page's address; null when it has none.</summary>
    public Uri? Of(string page)
    {
        if (options.ReportUrl is { Length: > 0 } url)
        {
            return Below(url, Path.GetRelativePath(options.OutputFolder, page));
        }

        // GitLab serves the files of a job's artifacts one by one; elsewhere they are an archive.
        return options.Environment("GITLAB_CI") is { Length: > 0 } && options.Environment("CI_JOB_URL") is { Length: > 0 } job && paths.Relative(page) is { } path
            ? Below(job + "/artifacts/file", path)
            : null;
    }

    private static Uri? Below(string address, string path)
    {
        var escaped = string.Join('/', path.Split('/', '\\').Select(Uri.EscapeDataString));
        return Uri.TryCreate($"{address.TrimEnd('/')}/{escaped}", UriKind.Absolute, out var page) && page is { Scheme: "http" or "https" } ? page : null;
    }
}
