using System.Text;

namespace EvalKit.Reporting.Html;

/// <summary>The embedded files of <c>reports/</c>, with LF line ends whatever they were checked out with: a browser hashes them so.</summary>
internal static class PageResources
{
    /// <summary>The scripts in the order in which they build on each other; together they are the page's one script.</summary>
    private static readonly string[] Scripts = ["dom", "payload", "diff", "cases", "filters", "grid", "trace", "detail", "page"];

    public static string Script { get; } = $"\"use strict\";\n(() => {{\n{string.Join('\n', Scripts.Select(name => Read($"scripts/{name}.js")))}}})();\n";

    public static string Style { get; } = Read("report.css");

    /// <param name="path">Relative to <c>reports/</c>.</param>
    public static string Read(string path)
    {
        using var stream = typeof(PageResources).Assembly.GetManifestResourceStream($"reports/{path}")
            ?? throw new InvalidOperationException($"The assembly holds no resource 'reports/{path}': it was built without the file.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
