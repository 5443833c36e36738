using System.Reflection;

namespace EvalKit.Judging;

/// <summary>The judge files that are part of the library.</summary>
internal static class EmbeddedJudges
{
    private const string Folder = "judges/";
    private const string Extension = ".md";

    private static readonly Assembly Library = typeof(EmbeddedJudges).Assembly;

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Library.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(Extension, StringComparison.Ordinal))
            .Select(n => n[Folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string name)
    {
        using var stream = Library.GetManifestResourceStream(Folder + name + Extension)
            ?? throw new EvalKitException(FaultKind.Usage, $"EvalKit brings no judge named '{name}'. Expected one of {string.Join(", ", Names)}, or the path of a judge file.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
