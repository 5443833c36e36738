using System.Text.Json;

namespace EvalKit.Running;

/// <summary>The event that started a GitHub workflow, as the runner leaves it in a file.</summary>
internal static class GitHubEvent
{
    /// <summary>Whether the event is of a pull request from another repository; null where it is of none, or the file cannot be read.</summary>
    public static bool? IsFork(string? path)
    {
        try
        {
            if (path is null || !File.Exists(path))
            {
                return null;
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Repository(document.RootElement, "head") is { } head && Repository(document.RootElement, "base") is { } target ? head != target : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            // The run does not depend on it: without it a pull request counts as one of the repository's own.
            return null;
        }
    }

    private static string? Repository(JsonElement root, string side) =>
        Member(Member(Member(Member(root, "pull_request"), side), "repo"), "full_name") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;

    private static JsonElement Member(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;
}
