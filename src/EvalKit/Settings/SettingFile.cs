using System.Text.Json;

namespace EvalKit.Settings;

/// <summary>Reads <c>evalkit.json</c>: one object of setting names and values.</summary>
internal static class SettingFile
{
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return values;
        }

        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), options);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (SettingCatalog.All.All(s => s.Name != member.Name))
                {
                    throw new EvalKitException(
                        FaultKind.Usage,
                        $"{path}: unknown setting '{member.Name}': expected one of {string.Join(", ", SettingCatalog.All.Select(s => s.Name))}.");
                }

                values[member.Name] = JsonText.Of(member.Value) ?? "";
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new EvalKitException(FaultKind.Usage, $"{path}: expected one JSON object of settings: {exception.Message}", exception);
        }

        return values;
    }
}
