namespace EvalKit.Suites;

/// <summary>The keys of a suite file, section by section; docs/formats/suite.schema.json has the same.</summary>
internal static class SuiteKeys
{
    public const string Name = "name";
    public const string Dataset = "dataset";
    public const string App = "app";
    public const string Scorers = "scorers";
    public const string Metrics = "metrics";
    public const string Gates = "gates";
    public const string Run = "run";
    public const string Matrix = "matrix";
    public const string Judge = "judge";

    public static IReadOnlyList<string> OfSuite { get; } = [Name, Dataset, App, Scorers, Metrics, Gates, Run, Matrix];

    public static IReadOnlyList<string> OfDataset { get; } =
        ["path", "name", "id", "inputs", "expectations", "separators", "outputs", "tags", "cluster", "where"];

    public static IReadOnlyList<string> OfApp { get; } = ["exec", "http", "output", "chat", "prompt", "temperature", "top_p", "max_output_tokens", "seed", "assembly"];

    public static IReadOnlyList<string> OfGate { get; } = ["metric", "at_least", "at_most", "max_drop", "max_rise", "each", "on", "min_coverage"];

    public static IReadOnlyList<string> OfRun { get; } = ["repeats", "concurrency", "seed", "timeout", "judge_timeout", "retries", "replay", "traces", "trace_content", "trace_spans", "trace_text"];
}
