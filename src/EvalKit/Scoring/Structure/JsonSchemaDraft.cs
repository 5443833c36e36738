namespace EvalKit.Scoring;

/// <summary>The drafts of JSON Schema that EvalKit knows.</summary>
public enum JsonSchemaDraft
{
    /// <summary>2020-12, which OpenAPI 3.1 uses.</summary>
    Draft202012,

    /// <summary>2019-09.</summary>
    Draft201909,

    /// <summary>Draft 7.</summary>
    Draft7,

    /// <summary>Draft 6.</summary>
    Draft6,
}
