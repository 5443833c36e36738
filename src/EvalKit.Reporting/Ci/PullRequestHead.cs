using System.Text.Json;

namespace EvalKit.Reporting.Ci;

/// <summary>The commit that a pull request is known by. What CI checks out is its merge with the target, a commit that no reviewer has seen.</summary>
internal static class PullRequestHead
{
    private const string EventVariable = "GITHUB_EVENT_PATH";

    /// <summary>The head's commit, as GitHub's event or GitLab's and Azure's variables tell it; null outside a pull request.</summary>
    public static string? Commit(Func<string, string?> environment) =>
        AsCommit(environment("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA")) ?? AsCommit(environment("SYSTEM_PULLREQUEST_SOURCECOMMITID"))
        ?? (environment(EventVariable) is { Length: > 0 } path && File.Exists(path) ? AsCommit(OfEvent(path)) : null);

    private static string? OfEvent(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Property(Property(Property(document.RootElement, "pull_request"), "head"), "sha") is { ValueKind: JsonValueKind.String } commit ? commit.GetString() : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null; // Unknown is a value here: the summary names the commit that was built.
        }
    }

    private static JsonElement? Property(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var value) ? value : null;

    private static string? AsCommit(string? text) => text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigitLower) ? text : null;
}
