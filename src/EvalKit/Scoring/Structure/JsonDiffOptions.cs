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

    /// <summary>
    /// Whether all arrays are compared without order: their items are paired so that the most leaves are equal. At most 500 items on each side, and a million pairs of leaves in
    /// all; more is an error. Default: false.
    /// </summary>
    public bool Unordered { get; init; }

    /// <summary>
    /// The places of the arrays that are compared without order, as JSON pointers into the expected value in which <c>*</c> stands for any one segment, such as
    /// <c>/orders/*/tags</c>; an empty text is the whole value. Null (the default) for none.
    /// </summary>
    public IReadOnlyList<string>? UnorderedAt { get; init; }

    /// <summary>Whether the output may also be one fenced code block (<c>```json … ```</c>) that holds the JSON. Default: false.</summary>
    public bool Fenced { get; init; }
}
