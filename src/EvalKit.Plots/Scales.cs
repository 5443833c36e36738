using System.Globalization;

namespace EvalKit.Plots;

/// <summary>Which feedback fits on one axis: that on a scale of 0 to 1.</summary>
internal static class Scales
{
    public static bool IsShare(FeedbackInfo feedback) => feedback is { Minimum: 0, Maximum: 1, Unit: null };

    public static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Points(double difference) => (difference * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}
