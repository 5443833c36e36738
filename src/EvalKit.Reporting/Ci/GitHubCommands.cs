using System.Globalization;
using System.Text;

namespace EvalKit.Reporting.Ci;

/// <summary>GitHub's workflow commands. They end with their line, so that line ends and the percent sign are escaped; properties end at a comma and begin after a colon.</summary>
internal static class GitHubCommands
{
    public static string Annotation(Annotation annotation)
    {
        var properties = new StringBuilder();
        if (annotation.File is { } file)
        {
            properties.Append("file=").Append(Property(file)).Append(',');
            if (annotation.Line is { } line)
            {
                properties.Append("line=").Append(line.ToString(CultureInfo.InvariantCulture)).Append(',');
            }
        }

        return $"::{Name(annotation.Level)} {properties}title={Property(annotation.Title)}::{Data(annotation.Message)}";
    }

    private static string Name(AnnotationLevel level) => level switch
    {
        AnnotationLevel.Error => "error",
        AnnotationLevel.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
