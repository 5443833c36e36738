using System.Globalization;
using System.Text.Json;

namespace EvalKit.Datasets.Filters;

/// <summary>A value inside a filter: null, a bool, a number or a text; lists and objects are their JSON text.</summary>
internal readonly record struct FilterValue
{
    private readonly bool? _bool;
    private readonly double? _number;
    private readonly string? _text;

    private FilterValue(bool? truth, double? number, string? text)
    {
        _bool = truth;
        _number = number;
        _text = text;
    }

    public static FilterValue Null => default;

    public bool IsNull => _bool is null && _number is null && _text is null;

    /// <summary>Whether it is true, or the text <c>true</c>.</summary>
    public bool IsTrue => AsBool == true;

    /// <summary>As text, to search in; null for null.</summary>
    public string? AsText => _text ?? _number?.ToString("R", CultureInfo.InvariantCulture) ?? (_bool is { } truth ? (truth ? "true" : "false") : null);

    private bool? AsBool => _bool ?? (_text is null ? null : bool.TryParse(_text, out var truth) ? truth : null);

    private double? AsNumber =>
        _number ?? (double.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null);

    public static FilterValue Of(bool value) => new(value, null, null);

    public static FilterValue Of(double value) => new(null, value, null);

    public static FilterValue Of(string? value) => value is null ? Null : new FilterValue(null, null, CanonicalJson.Normalize(value));

    public static FilterValue Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => Of(number),
        _ => Of(JsonText.Of(value)),
    };

    public static bool AreEqual(FilterValue left, FilterValue right)
    {
        if (left.IsNull || right.IsNull)
        {
            return left.IsNull && right.IsNull;
        }

        if (left._text is not null && right._text is not null)
        {
            return left._text == right._text;
        }

        return left._bool is not null || right._bool is not null
            ? left.AsBool is { } a && right.AsBool is { } b && a == b
            : left.AsNumber is { } x && right.AsNumber is { } y && x.Equals(y);
    }

    /// <summary>Below 0, 0 or above 0; null when the two have no order.</summary>
    public static int? Compare(FilterValue left, FilterValue right)
    {
        if (left.AsNumber is { } x && right.AsNumber is { } y)
        {
            return x.CompareTo(y);
        }

        return left._text is not null && right._text is not null ? string.CompareOrdinal(left._text, right._text) : null;
    }
}
