namespace EvalKit.Scoring;

/// <summary>The field paths of <see cref="ScorerInfo.Needs"/>.</summary>
internal static class Needs
{
    public const string Output = "outputs";
    public const string ToolCalls = "outputs.tool_calls";
    public const string Trace = "trace";
    public const string ExpectedResponse = Expectations + "expected_response";
    public const string Expectations = "expectations.";
    public const string Inputs = "inputs.";
    public const string Columns = "columns.";
}
