namespace EvalKit;

/// <summary>How a span ended, as OpenTelemetry has it.</summary>
public enum SpanStatus
{
    /// <summary>Nobody said; as good as ok.</summary>
    Unset,

    /// <summary>Said to have succeeded.</summary>
    Ok,

    /// <summary>Failed.</summary>
    Error,
}
