using System.Globalization;
using System.Text.Json.Serialization;

namespace EvalKit;

/// <summary>The value of a feedback: a bool, a finite number, a category or a text. Immutable.</summary>
[JsonConverter(typeof(FeedbackValueJsonConverter))]
public sealed record FeedbackValue
{
    private FeedbackValue(FeedbackValueKind kind, double number, string? label)
    {
        Kind = kind;
        RawNumber = number;
        Label = label;
    }

    /// <summary>The value's type.</summary>
    public FeedbackValueKind Kind { get; }

    /// <summary>The label or text; null for bools and numbers.</summary>
    public string? Label { get; }

    /// <summary>The value as a number: 1 or 0 for a bool; null for categories and texts.</summary>
    public double? Number => Kind is FeedbackValueKind.Bool or FeedbackValueKind.Number ? RawNumber : null;

    /// <summary>The value as a bool; null for other types.</summary>
    public bool? Bool => Kind == FeedbackValueKind.Bool ? RawNumber != 0 : null;

    private double RawNumber { get; }

    /// <summary>A value that passes or does not.</summary>
    /// <param name="value">The value.</param>
    public static FeedbackValue Of(bool value) => new(FeedbackValueKind.Bool, value ? 1 : 0, null);

    /// <summary>A number.</summary>
    /// <param name="value">A finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite: a scorer that cannot tell makes an error.</exception>
    public static FeedbackValue Of(double value) => double.IsFinite(value)
        ? new(FeedbackValueKind.Number, value, null)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A feedback value is a finite number; a scorer that cannot tell returns an error.");

    /// <summary>One of a few labels.</summary>
    /// <param name="label">The label.</param>
    public static FeedbackValue OfCategory(string label) => new(FeedbackValueKind.Category, 0, label);

    /// <summary>Free text.</summary>
    /// <param name="text">The text.</param>
    public static FeedbackValue OfText(string text) => new(FeedbackValueKind.Text, 0, text);

    /// <summary>The value in the invariant culture.</summary>
    public override string ToString() => Kind switch
    {
        FeedbackValueKind.Bool => RawNumber != 0 ? "true" : "false",
        FeedbackValueKind.Number => RawNumber.ToString("R", CultureInfo.InvariantCulture),
        _ => Label!,
    };
}
