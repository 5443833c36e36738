namespace EvalKit.Scoring;

/// <summary>Scorers of structured outputs.</summary>
public static partial class Scorers
{
    /// <summary>Is the output JSON (RFC 8259)? A bool.</summary>
    /// <param name="options">Whether it may be fenced; null for not.</param>
    public static IScorer ValidJson(ValidJsonOptions? options = null) => new ValidJsonScorer(options ?? new());

    /// <summary>Is the output one well-formed XML document (XML 1.0 with namespaces) without a document type declaration? A bool.</summary>
    /// <param name="options">Whether it may be fenced; null for not.</param>
    public static IScorer ValidXml(ValidXmlOptions? options = null) => new ValidXmlScorer(options ?? new());

    /// <summary>Does the output meet a JSON schema? A bool. The schema is compiled now; what is wrong with it is an exception now.</summary>
    /// <param name="options">The schema, or its file.</param>
    public static IScorer JsonSchema(JsonSchemaOptions options) => new JsonSchemaScorer(options);

    /// <summary>
    /// The share, in [0, 1], of leaves at which output and expected JSON are equal; the differences stand in the metadata, and their number in the feedback
    /// <c>json_diff.paths</c>.
    /// </summary>
    /// <param name="options">Where the expected JSON stands; null for <c>expected_response</c>.</param>
    /// <param name="leaf">The scorer of leaves that are not equal, instead of <see cref="JsonDiffOptions.Leaf"/>; null for that.</param>
    public static IScorer JsonDiff(JsonDiffOptions? options = null, IScorer? leaf = null) => new JsonDiffScorer(options ?? new(), leaf);
}
