using System.Globalization;

namespace EvalKit.Settings;

/// <summary>A setting's value and where it came from. Immutable; the value is of the setting's kind.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Value">The value; null when nothing sets it.</param>
/// <param name="Origin">Where it came from: <c>default</c>, the file, the environment variable or the option.</param>
public sealed record SettingValue(Setting Setting, string? Value, string Origin)
{
    /// <summary>The origin of a value that nobody set.</summary>
    public const string DefaultOrigin = "default";

    /// <summary>The value that leaves a count to the run.</summary>
    public const string Auto = "auto";

    /// <summary>Whether somebody set it.</summary>
    public bool IsSet => Origin != DefaultOrigin;

    /// <summary>The value of a flag.</summary>
    public bool Flag => Value == "true";

    /// <summary>Whether a count is left to the run.</summary>
    public bool IsAuto => Value == Auto;

    /// <summary>The value of a count that is a number.</summary>
    public int Count => int.Parse(Value!, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The value of an amount in US dollars; null for no limit.</summary>
    public decimal? Amount => Value is null or "none" ? null : decimal.Parse(Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    /// <summary>The value of a time in seconds; null for no limit.</summary>
    public TimeSpan? Time => Value is null or "none" ? null : TimeSpan.FromSeconds(double.Parse(Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
}
