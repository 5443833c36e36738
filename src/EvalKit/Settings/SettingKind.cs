namespace EvalKit.Settings;

/// <summary>What a setting's values look like.</summary>
public enum SettingKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number from 0.</summary>
    Count,

    /// <summary>Seconds above 0, with a decimal point; <c>none</c> for no limit.</summary>
    Seconds,

    /// <summary>An amount of US dollars from 0, with a decimal point; <c>none</c> for no limit.</summary>
    Amount,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One of <see cref="Setting.Choices"/>.</summary>
    Choice,

    /// <summary>A whole number from 1, or <c>auto</c>.</summary>
    CountOrAuto,
}
