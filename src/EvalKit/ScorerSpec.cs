using System.Text.Json.Nodes;

namespace EvalKit;

/// <summary>A scorer by name and options, as a suite file writes it. Immutable.</summary>
/// <param name="Name">The scorer's name in snake_case; <c>judge</c> for a judge file.</param>
/// <param name="Options">Its options; <c>name</c> renames its feedback.</param>
public sealed record ScorerSpec(string Name, JsonObject Options);
