namespace EvalKit.Tracing;

/// <summary>How much of a trace is kept. An app, and the model that it asks, can put anything into spans; what is left out is counted in the trace.</summary>
internal static class TraceLimits
{
    /// <summary>Spans of one trace, where nothing else is set.</summary>
    public const int Spans = RunSettings.DefaultTraceSpans;

    /// <summary>Attributes of one span or event: OpenTelemetry's own limit.</summary>
    public const int Attributes = 128;

    /// <summary>Events of one span: OpenTelemetry's own limit.</summary>
    public const int Events = 128;

    /// <summary>Items of an attribute that is a list.</summary>
    public const int Items = 256;

    /// <summary>UTF-16 units of one text, where nothing else is set.</summary>
    public const int TextLength = RunSettings.DefaultTraceText;

    /// <summary>UTF-16 units of an attribute's name.</summary>
    public const int NameLength = 256;

    /// <summary>Depth of JSON that an imported file, or an attribute, may have.</summary>
    public const int JsonDepth = 100;

    /// <summary>Bytes of an imported file.</summary>
    public const long FileBytes = 256L * 1024 * 1024;
}
