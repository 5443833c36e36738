using System.Globalization;
using System.Text;

namespace EvalKit.Reporting.Ci;

/// <summary>Azure DevOps' logging commands. A property ends at a semicolon, the properties at a bracket, the command with its line.</summary>
internal static class AzureCommands
{
    public static string Issue(Annotation annotation)
    {
        var properties = new StringBuilder(annotation.Level == AnnotationLevel.Error ? "type=error;" : "type=warning;");
        if (annotation.File is { } file)
        {
            properties.Append("sourcepath=").Append(Property(file)).Append(';');
            if (annotation.Line is { } line)
            {
                properties.Append("linenumber=").Append(line.ToString(CultureInfo.InvariantCulture)).Append(';');
            }
        }

        // An issue has no title and is shown on one line.
        return $"##vso[task.logissue {properties}]{Data($"{annotation.Title}: {annotation.Message.Replace("\n", "; ", StringComparison.Ordinal)}")}";
    }

    /// <summary>Shows a Markdown file on the build's page.</summary>
    public static string UploadSummary(string path) => $"##vso[task.uploadsummary]{Data(path)}";

    /// <summary>"%AZP25" is how an agent writes the percent sign that begins an escape.</summary>
    private static string Data(string text) => text
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
}
