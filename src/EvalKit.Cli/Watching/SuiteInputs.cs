using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Cli.Watching;

/// <summary>The files that a suite names: its own, its datasets, and whatever option of its app or scorers is the path of a file, such as a prompt or a judge.</summary>
internal static class SuiteInputs
{
    /// <summary>The files, by full path.</summary>
    public static IEnumerable<string> Of(SuiteSpec spec)
    {
        var folder = spec.Folder ?? throw new ArgumentException("The suite has no folder.", nameof(spec));
        var datasets = (spec.Dataset?.Paths ?? []).Select(p => Path.GetFullPath(p, folder));
        var options = spec.Scorers.Select(s => s.Options).Append(spec.App?.Options).OfType<JsonObject>();
        return [.. datasets, .. options.SelectMany(Texts).Where(IsPath).Select(t => Path.GetFullPath(t, folder)).Where(File.Exists)];
    }

    private static bool IsPath(string text) => text.Length > 0 && !text.Contains('\0', StringComparison.Ordinal) && !text.Contains('\n', StringComparison.Ordinal);

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(p => Texts(p.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };
}
