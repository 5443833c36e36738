namespace EvalKit.Scoring;

/// <summary>The types of argument values that BFCL tells apart.</summary>
internal enum ValueShape
{
    Text,
    Integer,
    Float,
    Bool,
    List,
    Map,
    Null,
}
