namespace EvalKit.Scoring;

/// <summary>How the arguments of a call are compared.</summary>
public enum ToolArguments
{
    /// <summary>Equal to the expected ones, as JSON. Expected calls in the shape of BFCL, which lists allowed values, are compared by those.</summary>
    Exact,

    /// <summary>Each argument is one of the values that are allowed for it, by the rules of BFCL.</summary>
    AllowedValues,

    /// <summary>They meet the tool's JSON schema; the expected ones are not looked at.</summary>
    Schema,

    /// <summary>Not at all: the tool's name decides.</summary>
    Ignore,
}
