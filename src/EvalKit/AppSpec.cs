using System.Text.Json.Nodes;

namespace EvalKit;

/// <summary>The app as a suite file names it. Immutable.</summary>
/// <param name="Kind"><c>chat</c>, <c>http</c>, <c>exec</c> or <c>assembly</c>.</param>
/// <param name="Options">The kind's own fields.</param>
public sealed record AppSpec(string Kind, JsonObject Options);
