namespace EvalKit;

/// <summary>One invocation: the parent of the runs it made. Immutable.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="Kind">What was invoked, such as <c>dotnet_test</c> or <c>cli</c>.</param>
/// <param name="StartedAt">When it began, in UTC.</param>
/// <param name="Environment">Where it was made.</param>
public sealed record SessionRecord(string Id, string Kind, DateTimeOffset StartedAt, RunEnvironment Environment);
