using System.Globalization;

namespace EvalKit.Reporting.Text;

/// <summary>Numbers of a feedback as a reader meets them: shares as 0.84 and their differences in points, anything else in its own unit.</summary>
internal static class NumberText
{
    private const string Minus = "−";

    public static string Value(double value, FeedbackInfo feedback) => Sign(value, plus: "") + Amount(value, feedback) + Unit(feedback);

    public static string Bounds(double low, double high, FeedbackInfo feedback, string separator = " – ") =>
        $"{Sign(low, "")}{Amount(low, feedback)}{separator}{Sign(high, "")}{Amount(high, feedback)}{Unit(feedback)}";

    /// <summary>A difference with its sign: <c>−5.0 pts</c>, <c>+70 ms</c>.</summary>
    public static string Difference(double difference, FeedbackInfo feedback) =>
        IsShare(feedback) ? $"{Points(difference)} pts" : Signed(difference, feedback) + Unit(feedback);

    public static string DifferenceBounds(double low, double high, FeedbackInfo feedback, string separator = " .. ") => IsShare(feedback)
        ? $"{Points(low)}{separator}{Points(high)}"
        : $"{Signed(low, feedback)}{separator}{Signed(high, feedback)}";

    public static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.###} ms");

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    public static bool IsShare(FeedbackInfo feedback) => feedback is { Minimum: 0, Maximum: 1, Unit: null };

    private static string Points(double difference)
    {
        var text = Number(Math.Abs(difference) * 100, "0.0");
        return text == "0.0" ? text : Sign(difference, "+") + text;
    }

    private static string Signed(double difference, FeedbackInfo feedback)
    {
        var text = Amount(difference, feedback);
        return text.All(c => c is '0' or '.') ? text : Sign(difference, "+") + text;
    }

    private static string Amount(double value, FeedbackInfo feedback)
    {
        var size = Math.Abs(value);
        return Number(size, IsShare(feedback) ? "0.00" : size >= 100 ? "0" : size >= 10 ? "0.0" : size >= 0.1 || size == 0 ? "0.00" : "0.00##");
    }

    private static string Unit(FeedbackInfo feedback) => feedback.Unit is { } unit ? $" {unit}" : "";

    private static string Sign(double value, string plus) => value < 0 ? Minus : value > 0 ? plus : "";
}
