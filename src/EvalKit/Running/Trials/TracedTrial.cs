namespace EvalKit.Running.Trials;

/// <summary>A trial with what was captured of it.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Trace">What happened inside it; null where no span was.</param>
internal sealed record TracedTrial(Trial Trial, TraceRecord? Trace);
