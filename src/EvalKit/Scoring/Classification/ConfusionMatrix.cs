using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>How often each class was said of cases of each class. Not changed once it is counted.</summary>
internal sealed class ConfusionMatrix
{
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Expected, int Predicted), int> _counts = [];

    /// <param name="parts">Parts of two labels: the true class, then the one that was said.</param>
    public ConfusionMatrix(IReadOnlyList<RunMetricPart> parts)
    {
        Total = parts.Count;
        foreach (var part in parts)
        {
            var cell = (IndexOf(part.Labels[0]), IndexOf(part.Labels[1]));
            _counts[cell] = _counts.GetValueOrDefault(cell) + 1;
        }

        ExpectedOf = new int[_classes.Count];
        PredictedOf = new int[_classes.Count];
        RightOf = new int[_classes.Count];
        foreach (var ((expected, predicted), count) in _counts)
        {
            ExpectedOf[expected] += count;
            PredictedOf[predicted] += count;
            RightOf[expected] += expected == predicted ? count : 0;
        }
    }

    public int Total { get; }

    public int Classes => _classes.Count;

    /// <summary>Cases of each class.</summary>
    public int[] ExpectedOf { get; }

    /// <summary>How often each class was said.</summary>
    public int[] PredictedOf { get; }

    /// <summary>How often it was said rightly.</summary>
    public int[] RightOf { get; }

    public int Right => RightOf.Sum();

    /// <summary>The class's place; null when it neither was said nor is true anywhere.</summary>
    public int? Find(string label) => _classes.TryGetValue(label, out var place) ? place : null;

    /// <summary>The counts in words, true class first: <c>no→no 12, no→yes 3, yes→yes 20</c>.</summary>
    public string Describe()
    {
        var labels = _classes.OrderBy(c => c.Value).Select(c => c.Key).ToList();
        return "expected→predicted: " + string.Join(", ", _counts
            .OrderBy(c => labels[c.Key.Expected], StringComparer.Ordinal).ThenBy(c => labels[c.Key.Predicted], StringComparer.Ordinal)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{labels[c.Key.Expected]}→{labels[c.Key.Predicted]} {c.Value}")));
    }

    private int IndexOf(string label)
    {
        if (!_classes.TryGetValue(label, out var place))
        {
            _classes.Add(label, place = _classes.Count);
        }

        return place;
    }
}
