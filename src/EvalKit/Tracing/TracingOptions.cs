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

    /// <summary>Whether a source is listened to. EvalKit's own always is.</summary>
    /// <param name="source">The source's name.</param>
    internal bool ListensTo(string source) =>
        source == SourceName || (Sources.Any(s => Covers(s, source)) && !Ignored.Any(s => Covers(s, source)));

    private static bool Covers(string pattern, string source) =>
        pattern.EndsWith('*') ? source.StartsWith(pattern[..^1], StringComparison.Ordinal) : source == pattern;
}
