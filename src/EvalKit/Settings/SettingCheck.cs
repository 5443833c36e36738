using System.Globalization;

namespace EvalKit.Settings;

/// <summary>Holds a value to its setting's kind.</summary>
internal static class SettingCheck
{
    public static void Check(SettingValue value)
    {
        if (value.Value is not { } text || Fits(value.Setting, text))
        {
            return;
        }

        throw new EvalKitException(
            FaultKind.Usage,
            $"Setting '{value.Setting.Name}' (from {value.Origin}) is '{text}': expected {Expected(value.Setting)}. {value.Setting.Description}");
    }

    private static bool Fits(Setting setting, string text) => setting.Kind switch
    {
        SettingKind.Count => IsCount(text, MustBePositive(setting)),
        SettingKind.CountOrAuto => text == SettingValue.Auto || IsCount(text, mustBePositive: true),
        SettingKind.Seconds => text == "none" || (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds > 0),
        SettingKind.Amount => text == "none" || decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        SettingKind.Flag => text is "true" or "false",
        SettingKind.Choice => setting.Choices.Contains(text),
        _ => setting != SettingCatalog.Store || !text.Contains("://", StringComparison.Ordinal) || text.StartsWith("sqlite:", StringComparison.Ordinal),
    };

    private static string Expected(Setting setting) => setting.Kind switch
    {
        SettingKind.Count => MustBePositive(setting) ? "a whole number from 1" : "a whole number from 0",
        SettingKind.CountOrAuto => "a whole number from 1, or auto",
        SettingKind.Seconds => "seconds above 0 such as 60 or 2.5, or none",
        SettingKind.Amount => "US dollars from 0 such as 2.50, or none",
        SettingKind.Flag => "true or false",
        SettingKind.Choice => string.Join(", ", setting.Choices),
        _ => setting == SettingCatalog.Store ? "a path or a sqlite: URI" : "text",
    };

    private static bool IsCount(string text, bool mustBePositive) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && (count > 0 || !mustBePositive);

    private static bool MustBePositive(Setting setting) => setting == SettingCatalog.Concurrency || setting == SettingCatalog.Sample || setting == SettingCatalog.TraceSpans
        || setting == SettingCatalog.TraceText;
}
