namespace EvalKit.Settings;

/// <summary>The settings of one invocation: default &lt; <c>evalkit.json</c> &lt; environment &lt; command line. Immutable.</summary>
public sealed class SettingValues
{
    /// <summary>The file of settings, in the folder that a command or test project starts from.</summary>
    public const string FileName = "evalkit.json";

    private readonly Dictionary<Setting, SettingValue> _values;

    private SettingValues(Dictionary<Setting, SettingValue> values)
    {
        _values = values;
    }

    /// <summary>All values in the catalog's order.</summary>
    public IEnumerable<SettingValue> All => SettingCatalog.All.Select(s => _values[s]);

    /// <summary>A setting's value.</summary>
    /// <param name="setting">The setting.</param>
    public SettingValue this[Setting setting] => _values[setting];

    /// <summary>Finds each setting's value and where it came from.</summary>
    /// <param name="folder">The folder that may hold <c>evalkit.json</c>.</param>
    /// <param name="environment">Looks an environment variable up; null when it is not set.</param>
    /// <param name="commandLine">Option name (kebab-case, no dashes) → value, as given; null for none.</param>
    /// <exception cref="EvalKitException">A value is not of its setting's kind, or the file has an unknown key.</exception>
    public static SettingValues Resolve(string folder, Func<string, string?> environment, IReadOnlyDictionary<string, string>? commandLine = null)
    {
        var file = SettingFile.Read(Path.Combine(folder, FileName));
        var values = new Dictionary<Setting, SettingValue>();
        foreach (var setting in SettingCatalog.All)
        {
            var value = new SettingValue(setting, setting.Default, SettingValue.DefaultOrigin);
            if (file.TryGetValue(setting.Name, out var fromFile))
            {
                value = new SettingValue(setting, fromFile, FileName);
            }

            if (environment(setting.EnvironmentVariable) is { Length: > 0 } fromEnvironment)
            {
                value = new SettingValue(setting, fromEnvironment, setting.EnvironmentVariable);
            }

            if (commandLine is not null && commandLine.TryGetValue(setting.Name, out var fromCommandLine))
            {
                value = new SettingValue(setting, fromCommandLine, setting.Option);
            }

            SettingCheck.Check(value);
            values[setting] = value;
        }

        return new SettingValues(values);
    }

    /// <summary>A suite's run settings with what was set outside the suite laid over them.</summary>
    /// <param name="run">The suite's own.</param>
    public RunSettings Over(RunSettings run) => run with
    {
        Repeats = Set(SettingCatalog.Repeats) is { } repeats ? repeats.IsAuto ? 1 : repeats.Count : run.Repeats,
        AddsRepeats = Set(SettingCatalog.Repeats) is { } auto ? auto.IsAuto : run.AddsRepeats,
        Concurrency = Set(SettingCatalog.Concurrency) is { } concurrency ? concurrency.Count : run.Concurrency,
        Seed = Set(SettingCatalog.Seed) is { } seed ? seed.Count : run.Seed,
        Timeout = Set(SettingCatalog.Timeout) is { } timeout ? timeout.Time : run.Timeout,
        JudgeTimeout = Set(SettingCatalog.JudgeTimeout) is { } call ? call.Time : run.JudgeTimeout,
        Retries = Set(SettingCatalog.Retries) is { } retries ? retries.Count : run.Retries,
        Replay = Set(SettingCatalog.Replay) is { } replay ? Enum.Parse<ReplayMode>(replay.Value!, ignoreCase: true) : run.Replay,
        Traces = Set(SettingCatalog.Traces) is { } traces ? traces.Value == "on" : run.Traces,
        TraceContent = Set(SettingCatalog.TraceContent) is { } content ? content.Value == "on" : run.TraceContent,
        TraceSpans = Set(SettingCatalog.TraceSpans)?.Count ?? run.TraceSpans,
        TraceText = Set(SettingCatalog.TraceText)?.Count ?? run.TraceText,
    };

    /// <summary>The most that a run may spend in US dollars, where nothing else is set: enough for a suite of a few hundred cases and a small model.</summary>
    private const decimal DeveloperBudget = 1;

    /// <summary>The same in CI, where nobody watches and a run of everything is usual.</summary>
    private const decimal CiBudget = 5;

    /// <summary>The most that a run may spend in US dollars; null for no cap, which only a setting says.</summary>
    /// <param name="isCi">Whether the run is made in CI.</param>
    public decimal? Budget(bool isCi) => Set(SettingCatalog.BudgetUsd) is { } set ? set.Amount : isCi ? CiBudget : DeveloperBudget;

    /// <summary>The folder of the response cache; null where the cache is off.</summary>
    /// <param name="outputFolder">The folder that reports are written to.</param>
    public string? CacheFolder(string outputFolder) => this[SettingCatalog.Cache].Value == "on" ? Path.Combine(outputFolder, "cache") : null;

    private SettingValue? Set(Setting setting) => _values[setting] is { IsSet: true } value ? value : null;
}
