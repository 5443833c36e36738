using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>Options of <c>json_diff</c>.</summary>
public sealed record JsonDiffOptions : ScorerOptions
{
    /// <summary>
    /// The expectation that holds the expected JSON. Default: <c>expected_response</c>, of which each accepted answer is JSON and the nearest counts. Any
    /// other expectation is one JSON value, or the text of one.
    /// </summary>
    public string Expectation { get; init; } = ExpectedResponses.Field;

    /// <summary>
    /// The scorer that says how near two leaves are which are not equal: a name such as <c>"numeric_match"</c>, or a name with options such as
    /// <c>{"numeric_match": {"absolute_tolerance": 0.01}}</c>. Null (the default) for none: a leaf is equal or not.
    /// </summary>
    public JsonElement? Leaf { get; init; }

    /// <summary>Whether the output may also be one fenced code block (<c>```json … ```</c>) that holds the JSON. Default: false.</summary>
    public bool Fenced { get; init; }
}
