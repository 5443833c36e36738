namespace EvalKit.Tracing;

/// <summary>What is captured of the trials of a run. Immutable.</summary>
public sealed record TracingOptions
{
    /// <summary>The source of EvalKit's own spans: one around each trial, and one around each judgement.</summary>
    public const string SourceName = "EvalKit";

    /// <summary>The source of Microsoft.Extensions.AI: <c>UseOpenTelemetry()</c> in the pipeline of an app makes its spans.</summary>
    public const string ChatSourceName = "Experimental.Microsoft.Extensions.AI";

    /// <summary>Whether spans are captured. Default: true. Only what happens inside a trial is: the rest of the process is left alone.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Names of the sources (<see cref="System.Diagnostics.ActivitySource"/>) that are listened to; a name that ends in <c>*</c> is a prefix. Default: all but
    /// <see cref="Ignored"/>.
    /// </summary>
    public IReadOnlyList<string> Sources { get; init; } = ["*"];

    /// <summary>Sources that are not listened to although <see cref="Sources"/> has them. Default: name look-ups, sockets and TLS, which every remote call would repeat.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = ["Experimental.System.Net.*"];

    /// <summary>
    /// Whether what a span was given and gave is kept: messages, instructions, arguments and results of tools, passages. Without it a trace has names, times, models,
    /// tokens, cost and errors, and of an app's tool calls only the names are read from it. Default: true. It goes by the names that the conventions have for content; what an
    /// app writes under names of its own is kept.
    /// </summary>
    public bool Content { get; init; } = true;

    /// <summary>How many spans of a trace are kept beside the outermost, from 1. Default: <see cref="RunSettings.DefaultTraceSpans"/>.</summary>
    public int MaxSpans { get; init; } = RunSettings.DefaultTraceSpans;

    /// <summary>How many UTF-16 units of a text are kept, from 1. Default: <see cref="RunSettings.DefaultTraceText"/>.</summary>
    public int MaxTextLength { get; init; } = RunSettings.DefaultTraceText;

    /// <summary>These options with what a suite, or a setting over it, says.</summary>
    internal TracingOptions Under(RunSettings run) => this with
    {
        Enabled = run.Traces ?? Enabled,
        Content = run.TraceContent ?? Content,
        MaxSpans = run.TraceSpans ?? MaxSpans,
        MaxTextLength = run.TraceText ?? MaxTextLength,
    };

    /// <summary>Whether a source is listened to. EvalKit's own always is.</summary>
    /// <param name="source">The source's name.</param>
    internal bool ListensTo(string source) =>
        source == SourceName || (Sources.Any(s => Covers(s, source)) && !Ignored.Any(s => Covers(s, source)));

    private static bool Covers(string pattern, string source) =>
        pattern.EndsWith('*') ? source.StartsWith(pattern[..^1], StringComparison.Ordinal) : source == pattern;
}
