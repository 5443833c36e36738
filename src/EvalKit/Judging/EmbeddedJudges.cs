using System.Reflection;

namespace EvalKit.Judging;

/// <summary>The judge files that are part of the library.</summary>
internal static class EmbeddedJudges
{
    private const string Folder = "judges/";
    private const string Extension = ".md";
    private const string ControlsExtension = ".controls.jsonl";

    private static readonly Assembly Library = typeof(EmbeddedJudges).Assembly;

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Library.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(Extension, StringComparison.Ordinal))
            .Select(n => n[Folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    public static string LocationOf(string name) => $"{Folder}{name}{Extension} (embedded)";

    public static string Read(string name) =>
        Find(name + Extension) ?? throw new EvalKitException(FaultKind.Usage, $"EvalKit brings no judge named '{name}'.{NearestNames.Hint(name, Names)} Expected one of {string.Join(", ", Names)}, or the path of a judge file.");

    /// <summary>The controls of a judge, one JSON object a line; null when it has none.</summary>
    public static string? ReadControls(string name) => Find(name + ControlsExtension);

    private static string? Find(string file)
    {
        using var stream = Library.GetManifestResourceStream(Folder + file);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
