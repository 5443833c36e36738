using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Html;

/// <summary>Places of differences on a line, in pixels.</summary>
internal sealed class ForestScale(double least, double most)
{
    private const double Width = 280;
    private const double Margin = 6;

    /// <summary>Differences that are all 0 stand in the middle.</summary>
    public string Place(double difference)
    {
        var share = most > least ? (difference - least) / (most - least) : 0.5;
        return NumberText.Number(Math.Round(Margin + ((Width - (2 * Margin)) * share), 1), "0.#");
    }
}
