using System.Globalization;
using System.Text.RegularExpressions;

namespace EvalKit.Plots;

/// <summary>Makes an SVG of ScottPlot the same in every process, and readable where its font is absent.</summary>
internal static partial class SvgText
{
    private const string Fonts = "DejaVu Sans, Verdana, sans-serif";

    /// <summary>
    /// Numbers the clip paths from 1 (they come from a counter of the process) under the plot's name, and gives each text one place instead of one for each
    /// letter: those are of the font that drew it, and the browser may have another.
    /// </summary>
    /// <param name="svg">The document.</param>
    /// <param name="name">The plot's name.</param>
    public static string Normalise(string svg, string name)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        string IdOf(string id)
        {
            if (!ids.TryGetValue(id, out var known))
            {
                ids.Add(id, known = string.Create(CultureInfo.InvariantCulture, $"{name}-{ids.Count + 1}"));
            }

            return known;
        }

        var numbered = ClipPath().Replace(svg.ReplaceLineEndings("\n"), match => IdOf(match.Value));
        return Family().Replace(LetterPlaces().Replace(numbered, "$1=\"$2\""), $"font-family=\"{Fonts}\"");
    }

    [GeneratedRegex("\\bcl_[0-9a-f]+\\b")]
    private static partial Regex ClipPath();

    [GeneratedRegex("\\b([xy])=\"(-?[0-9.e-]+), [^\"]*\"")]
    private static partial Regex LetterPlaces();

    [GeneratedRegex("font-family=\"[^\"]*\"")]
    private static partial Regex Family();
}
