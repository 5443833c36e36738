using System.CommandLine;
using EvalKit.Settings;

namespace EvalKit.Cli;

/// <summary>The options of a command that are settings: the same names as in the environment and in <c>evalkit.json</c>.</summary>
internal sealed class SettingOptions
{
    private readonly List<(Setting Setting, Option Option)> _options = [];

    private SettingOptions()
    {
    }

    /// <summary>Adds the options of some settings to a command.</summary>
    public static SettingOptions AddTo(Command command, params ReadOnlySpan<Setting> settings)
    {
        var options = new SettingOptions();
        foreach (var setting in settings)
        {
            var description = setting.Default is { } value ? $"{setting.Description} Default: {value}." : setting.Description;
            Option option = setting.Kind == SettingKind.Flag
                ? new Option<bool>(setting.Option) { Description = description }
                : new Option<string>(setting.Option) { Description = description, HelpName = setting.Kind == SettingKind.Choice ? string.Join('|', setting.Choices) : setting.Name };
            command.Options.Add(option);
            options._options.Add((setting, option));
        }

        return options;
    }

    /// <summary>The settings of this invocation, what the command line gave included.</summary>
    public SettingValues Resolve(ParseResult result, CliContext context)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (setting, option) in _options)
        {
            if (result.GetResult(option) is { Implicit: false } found)
            {
                given[setting.Name] = option is Option<bool> flag ? (found.GetValue(flag) ? "true" : "false") : found.GetValue((Option<string>)option)!;
            }
        }

        return SettingValues.Resolve(context.Folder, context.Environment, given);
    }
}
