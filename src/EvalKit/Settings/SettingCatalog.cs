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
    public static Setting Repeats { get; } = new("repeats", SettingKind.CountOrAuto, "How often each case runs; auto for once, and up to twice more while the verdict is Inconclusive.") { Default = Text(RunDefaults.Repeats) };

    /// <summary>How many trials are in flight at most.</summary>
    public static Setting Concurrency { get; } = new("concurrency", SettingKind.Count, "How many trials are in flight at most.") { Default = Text(RunDefaults.Concurrency) };

    /// <summary>Seed of everything random.</summary>
    public static Setting Seed { get; } = new("seed", SettingKind.Count, "Seed of everything random in a run.") { Default = Text(RunDefaults.Seed) };

    /// <summary>Time limit of a trial.</summary>
    public static Setting Timeout { get; } = new("timeout", SettingKind.Seconds, "Time limit of a trial in seconds, or none.") { Default = Text((int)RunDefaults.Timeout!.Value.TotalSeconds) };

    /// <summary>Time limit of a judge's call.</summary>
    public static Setting JudgeTimeout { get; } = new("judge-timeout", SettingKind.Seconds, "Time limit of one call of a judge's model in seconds, or none.") { Default = Text((int)RunDefaults.JudgeTimeout!.Value.TotalSeconds) };

    /// <summary>Retries after a provider's failure.</summary>
    public static Setting Retries { get; } = new("retries", SettingKind.Count, "How often a trial is tried again after a provider's failure.") { Default = Text(RunDefaults.Retries) };

    /// <summary>Whether model calls are answered from recordings.</summary>
    public static Setting Replay { get; } = new("replay", SettingKind.Choice, "Whether model calls are answered from recordings.")
    {
        Default = "auto",
        Choices = [.. Enum.GetNames<ReplayMode>().Select(n => n.ToLowerInvariant())],
    };

    /// <summary>Whether replies of models are cached.</summary>
    public static Setting Cache { get; } = new("cache", SettingKind.Choice, "Whether replies of judges' models are kept in the output folder and used again.") { Default = "on", Choices = ["on", "off"] };

    /// <summary>What models cost.</summary>
    public static Setting Prices { get; } = new("prices", SettingKind.Text, "A file of what models cost; prices.json beside the suite without it.");

    /// <summary>Whether traces are captured.</summary>
    public static Setting Traces { get; } = new("traces", SettingKind.Choice, "Whether what happens inside trials and judgements is captured and kept with the run.") { Default = "on", Choices = ["on", "off"] };

    /// <summary>Whether traces keep content.</summary>
    public static Setting TraceContent { get; } = new("trace-content", SettingKind.Choice, "Whether traces keep content: messages, arguments, results, passages.") { Default = "on", Choices = ["on", "off"] };

    /// <summary>How many spans of a trace are kept.</summary>
    public static Setting TraceSpans { get; } = new("trace-spans", SettingKind.Count, "How many spans of a trace are kept.") { Default = Text(RunSettings.DefaultTraceSpans) };

    /// <summary>How long a text in a trace may be.</summary>
    public static Setting TraceText { get; } = new("trace-text", SettingKind.Count, "How many characters of a text in a trace are kept.") { Default = Text(RunSettings.DefaultTraceText) };

    /// <summary>Whether Inconclusive is exit code 4.</summary>
    public static Setting Strict { get; } = new("strict", SettingKind.Flag, "Whether an Inconclusive gate is exit code 4 instead of a warning.") { Default = "false" };

    /// <summary>Whether a missing baseline is an error.</summary>
    public static Setting RequireBaseline { get; } = new("require-baseline", SettingKind.Flag, "Whether a missing baseline is an error.") { Default = "false" };

    /// <summary>The most that a run may spend.</summary>
    public static Setting BudgetUsd { get; } = new("budget-usd", SettingKind.Amount, "The most that a run may spend in US dollars, or none; 1 on a developer's machine and 5 in CI without it.");

    /// <summary>Whether judgements of unchanged answers are taken over from the baseline.</summary>
    public static Setting Reuse { get; } = new("reuse", SettingKind.Choice, "Whether judgements of unchanged answers are taken over from the baseline.") { Default = "on", Choices = ["on", "off"] };

    /// <summary>Whether an unfinished run is left alone.</summary>
    public static Setting Fresh { get; } = new("fresh", SettingKind.Flag, "Whether a new run is begun although an unfinished one could go on.") { Default = "false" };

    /// <summary>Runs only the cases that meet an expression.</summary>
    public static Setting Filter { get; } = new("filter", SettingKind.Text, "Run only the cases that meet an expression; the run is then partial.");

    /// <summary>Runs only the cases that failed, or that changed.</summary>
    public static Setting Only { get; } = new("only", SettingKind.Choice, "Run only the cases that failed in the last run, or that are not in the baseline as they are now.") { Choices = ["failed", "changed"] };

    /// <summary>Runs only a range of the dataset.</summary>
    public static Setting Range { get; } = new("range", SettingKind.Text, "Run only the cases from one position in the dataset to another, counted from 1: 1:20, 21:, :20.");

    /// <summary>Runs only a sample.</summary>
    public static Setting Sample { get; } = new("sample", SettingKind.Count, "Run only so many cases, drawn by the seed.");

    /// <summary>Runs only one of several parts.</summary>
    public static Setting Shard { get; } = new("shard", SettingKind.Text, "Run only one of n parts of the cases, as i/n: 1/4. `evalkit runs merge` makes one run of them.");

    /// <summary>All of them, in the order that they are shown.</summary>
    public static IReadOnlyList<Setting> All { get; } =
        [Store, SessionId, Experiment, Baseline, Output, ReportUrl, Repeats, Concurrency, Seed, Timeout, JudgeTimeout, Retries, Replay, Cache, Prices, Traces, TraceContent, TraceSpans, TraceText, Strict, RequireBaseline, BudgetUsd, Reuse, Fresh, Filter, Only, Range, Sample, Shard];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
