namespace EvalKit;

/// <summary>Makes the ids of runs, sessions, trials and feedback, so that tests can make them repeatable. Thread-safe.</summary>
public interface IIdSource
{
    /// <summary>A new run, session or feedback id: a UUID, version 7 (ordered by time), 36 characters in lower case.</summary>
    string NewId();

    /// <summary>A new trace id: 32 lower-case hexadecimal digits, never all zero (W3C Trace Context).</summary>
    string NewTraceId();
}
