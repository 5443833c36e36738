using EvalKit.Settings;

namespace EvalKit.Cli.Watching;

/// <summary>One round of watching, as the run that makes it tells of it.</summary>
/// <param name="began">Told the suite and its settings, before the dataset is read.</param>
internal sealed class WatchRound(Action<SuiteSpec, SettingValues> began)
{
    /// <summary>The run; null while there is none.</summary>
    public EvalRun? Run { get; private set; }

    public void Begin(SuiteSpec spec, SettingValues settings) => began(spec, settings);

    public void End(EvalRun run) => Run = run;
}
