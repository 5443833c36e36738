namespace EvalKit.Scoring;

/// <summary>What a schema finds wrong.</summary>
/// <param name="Place">Where, as a JSON pointer; empty for the whole value.</param>
/// <param name="Keyword">The keyword of the schema that says so, such as <c>required</c>; empty for the schema <c>false</c>.</param>
/// <param name="Message">What.</param>
internal sealed record SchemaFault(string Place, string Keyword, string Message)
{
    public override string ToString() => $"{(Place.Length == 0 ? "the whole" : Place)}: {Message}";
}
