using System.Globalization;
using EvalKit.Metrics;

namespace EvalKit.Gating;

/// <summary>Numbers of a metric as gate lines show them: shares as 0.84 and their differences in points, anything else in its own unit.</summary>
/// <param name="Scale">The metric's scale.</param>
internal readonly record struct ScaleText(MetricScale Scale)
{
    private const string Minus = "−";

    private string UnitSuffix => Scale.Unit is { } unit ? $" {unit}" : "";

    /// <summary>A value: <c>0.84</c>, <c>1240 ms</c>.</summary>
    public string Value(double value) => Sign(value, plus: "") + (Scale.IsShare ? Format(Math.Abs(value), "0.00") : Number(Math.Abs(value))) + UnitSuffix;

    /// <summary>A bound that a user wrote, with every digit that he gave it: <c>0.80</c>, <c>0.875</c>.</summary>
    public string Bound(double value) => Sign(value, plus: "") + Format(Math.Abs(value), Scale.IsShare ? "0.00##" : "0.####") + UnitSuffix;

    /// <summary>A difference with its sign and unit: <c>−5.0 pts</c>, <c>+70.0 ms</c>.</summary>
    public string Difference(double difference) => Signed(difference) + (Scale.IsShare ? " pts" : UnitSuffix);

    /// <summary>A difference with its sign, without unit: <c>−5.0</c>.</summary>
    public string Signed(double difference)
    {
        var text = Scale.IsShare ? Format(Math.Abs(difference) * 100, "0.0") : Number(Math.Abs(difference));
        return IsZero(text) ? text : Sign(difference, plus: "+") + text;
    }

    /// <summary>A size in words: <c>5 points</c>, <c>1 point</c>, <c>70 ms</c>.</summary>
    public string Amount(double amount)
    {
        if (!Scale.IsShare)
        {
            return Number(Math.Abs(amount)) + UnitSuffix;
        }

        var points = Format(Math.Abs(amount) * 100, "0.#");
        return points == "1" ? "1 point" : $"{points} points";
    }

    /// <summary>The size of an effect that can be seen; points are rounded up to whole ones, so that no more is promised than holds.</summary>
    public string Visible(double amount) => Scale.IsShare ? Amount(Math.Ceiling((amount * 100) - 1e-9) / 100) : Amount(amount);

    /// <summary>A difference and its half-width: <c>−8 ± 9</c>.</summary>
    public string PlusMinus(double difference, double halfWidth)
    {
        if (!Scale.IsShare)
        {
            return $"{Signed(difference)} ± {Number(halfWidth)}{UnitSuffix}";
        }

        var points = Format(Math.Abs(difference) * 100, "0.#");
        return $"{(IsZero(points) ? "" : Sign(difference, plus: "+"))}{points} ± {Format(halfWidth * 100, "0.#")}";
    }

    /// <summary>A level as <c>95%</c> or <c>97.5%</c>.</summary>
    public static string Level(double level) => Format(level * 100, "0.##") + "%";

    /// <summary>Three digits or so: enough to compare, no more than the data hold.</summary>
    private static string Number(double value) => Format(value, value >= 100 ? "0" : value >= 10 ? "0.0" : value >= 0.1 ? "0.00" : "0.00##");

    private static string Sign(double value, string plus) => value < 0 ? Minus : value > 0 ? plus : "";

    private static bool IsZero(string text) => text.All(c => c is '0' or '.');

    private static string Format(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
