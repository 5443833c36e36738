using System.Globalization;

namespace EvalKit.Reporting;

/// <summary>A line of a file. Immutable.</summary>
/// <param name="File">The file's path, as a compiler or a reader of datasets told it.</param>
/// <param name="Line">The line, from 1; null when only the file is known.</param>
public sealed record SourceLocation(string File, int? Line)
{
    /// <summary>Reads what <see cref="EvalCase.Location"/> holds, <c>file:line</c>.</summary>
    /// <param name="location">The text; null for none.</param>
    /// <returns>The location; null for none.</returns>
    public static SourceLocation? Parse(string? location)
    {
        if (string.IsNullOrEmpty(location))
        {
            return null;
        }

        var colon = location.LastIndexOf(':');
        return colon > 0 && int.TryParse(location.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0
            ? new SourceLocation(location[..colon], line)
            : new SourceLocation(location, null);
    }
}
