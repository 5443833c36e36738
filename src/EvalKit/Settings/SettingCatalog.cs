using System.Globalization;

namespace EvalKit.Settings;

/// <summary>Every setting there is. The command line, the environment and <c>evalkit.json</c> are made of this list, and a test holds the docs to it.</summary>
public static class SettingCatalog
{
    private static readonly RunSettings RunDefaults = new();

    /// <summary>Where runs are kept.</summary>
    public static Setting Store { get; } = new("store", SettingKind.Text, "Where runs are kept: a path or a sqlite: URI.") { Default = ".evalkit/evalkit.db" };

    /// <summary>The session that runs belong to.</summary>
    public static Setting SessionId { get; } = new("session-id", SettingKind.Text, "The session that runs belong to; a new one each time without it.");

    /// <summary>The experiment that runs belong to.</summary>
    public static Setting Experiment { get; } = new("experiment", SettingKind.Text, "The experiment that runs belong to; the suite's name without it.");

    /// <summary>What runs are held against.</summary>
    public static Setting Baseline { get; } = new("baseline", SettingKind.Text, "What runs are held against: a baseline file or a run; baselines/<suite>.jsonl beside the suite without it.");

    /// <summary>Where reports are written.</summary>
    public static Setting Output { get; } = new("output", SettingKind.Text, "The folder that reports are written to.") { Default = ".evalkit" };

    /// <summary>Where the output folder is published.</summary>
    public static Setting ReportUrl { get; } = new("report-url", SettingKind.Text, "The address that the output folder is published under: summaries in CI link to pages below it.");

    /// <summary>How often each case runs.</summary>
    public static Setting Repeats { get; } = new("repeats", SettingKind.Count, "How often each case runs.") { Default = Text(RunDefaults.Repeats) };

    /// <summary>How many trials are in flight at most.</summary>
    public static Setting Concurrency { get; } = new("concurrency", SettingKind.Count, "How many trials are in flight at most.") { Default = Text(RunDefaults.Concurrency) };

    /// <summary>Seed of everything random.</summary>
    public static Setting Seed { get; } = new("seed", SettingKind.Count, "Seed of everything random in a run.") { Default = Text(RunDefaults.Seed) };

    /// <summary>Time limit of a trial.</summary>
    public static Setting Timeout { get; } = new("timeout", SettingKind.Seconds, "Time limit of a trial in seconds, or none.") { Default = Text((int)RunDefaults.Timeout!.Value.TotalSeconds) };

    /// <summary>Retries after a provider's failure.</summary>
    public static Setting Retries { get; } = new("retries", SettingKind.Count, "How often a trial is tried again after a provider's failure.") { Default = Text(RunDefaults.Retries) };

    /// <summary>Whether model calls are answered from recordings.</summary>
    public static Setting Replay { get; } = new("replay", SettingKind.Choice, "Whether model calls are answered from recordings.")
    {
        Default = "auto",
        Choices = [.. Enum.GetNames<ReplayMode>().Select(n => n.ToLowerInvariant())],
    };

    /// <summary>Whether Inconclusive is exit code 4.</summary>
    public static Setting Strict { get; } = new("strict", SettingKind.Flag, "Whether an Inconclusive gate is exit code 4 instead of a warning.") { Default = "false" };

    /// <summary>Whether a missing baseline is an error.</summary>
    public static Setting RequireBaseline { get; } = new("require-baseline", SettingKind.Flag, "Whether a missing baseline is an error.") { Default = "false" };

    /// <summary>All of them, in the order that they are shown.</summary>
    public static IReadOnlyList<Setting> All { get; } =
        [Store, SessionId, Experiment, Baseline, Output, ReportUrl, Repeats, Concurrency, Seed, Timeout, Retries, Replay, Strict, RequireBaseline];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
