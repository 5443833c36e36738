namespace EvalKit;

/// <summary>A span's role between services, as OpenTelemetry has it.</summary>
public enum SpanKind
{
    /// <summary>Work inside one process.</summary>
    Internal,

    /// <summary>The answering side of a remote call.</summary>
    Server,

    /// <summary>The asking side of a remote call, such as one of a model.</summary>
    Client,

    /// <summary>The sending of a message that is worked on later.</summary>
    Producer,

    /// <summary>The work on a message.</summary>
    Consumer,
}
