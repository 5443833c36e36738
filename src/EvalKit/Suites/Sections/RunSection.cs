using EvalKit.Suites.Yaml;

namespace EvalKit.Suites.Sections;

internal static class RunSection
{
    public static RunSettings Read(YamlValue value)
    {
        var run = new YamlMapReader(value, SuiteKeys.Run, SuiteKeys.OfRun);
        var defaults = new RunSettings();
        return new RunSettings
        {
            Repeats = IsAuto(run) ? defaults.Repeats : run.Integer("repeats", 1, RunRecord.AutoRepeats) ?? defaults.Repeats,
            AddsRepeats = IsAuto(run),
            Concurrency = run.Integer("concurrency", 1) ?? defaults.Concurrency,
            Seed = run.Integer("seed", 0) ?? defaults.Seed,
            Timeout = run.Has("timeout") ? ReadTimeout(run, "timeout") : defaults.Timeout,
            JudgeTimeout = run.Has("judge_timeout") ? ReadTimeout(run, "judge_timeout") : defaults.JudgeTimeout,
            Retries = run.Integer("retries", 0) ?? defaults.Retries,
            Replay = ReadReplay(run) ?? defaults.Replay,
            Traces = ReadSwitch(run, "traces"),
            TraceContent = ReadSwitch(run, "trace_content"),
            TraceSpans = run.Integer("trace_spans", 1),
            TraceText = run.Integer("trace_text", 1),
        };
    }

    private static bool IsAuto(YamlMapReader run) => run.Find("repeats") is YamlScalar { Text: RunRecord.AutoRepeats };

    /// <summary>Seconds; a null lifts the limit.</summary>
    private static TimeSpan? ReadTimeout(YamlMapReader run, string key) => run.Number(key) switch
    {
        null => null,
        > 0 and <= 86_400 and var seconds => TimeSpan.FromSeconds((double)seconds),
        _ => throw run.Unexpected(key, "seconds above 0 and up to 86400, or null for no limit", run.Find(key)!),
    };

    private static bool? ReadSwitch(YamlMapReader run, string key) => run.Text(key) switch
    {
        null => null,
        "on" => true,
        "off" => false,
        _ => throw run.Unexpected(key, "on or off", run.Find(key)!),
    };

    private static ReplayMode? ReadReplay(YamlMapReader run) => run.Text("replay") switch
    {
        null => null,
        "auto" => ReplayMode.Auto,
        "record" => ReplayMode.Record,
        "off" => ReplayMode.Off,
        "strict" => ReplayMode.Strict,
        _ => throw run.Unexpected("replay", "auto, record, off or strict", run.Find("replay")!),
    };
}
