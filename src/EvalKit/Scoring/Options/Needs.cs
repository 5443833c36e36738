namespace EvalKit.Scoring;

/// <summary>The field paths of <see cref="ScorerInfo.Needs"/>.</summary>
internal static class Needs
{
    public const string Output = "outputs";
    public const string Context = "context";
    public const string Conversation = "conversation";
    public const string AnyInput = "inputs";
    public const string ToolCalls = "outputs.tool_calls";
    public const string Trace = "trace";
    public const string Messages = "outputs.messages";

    /// <summary>The spans of a trial, or what its app told in place of them.</summary>
    public const string AnyTrace = $"{Trace} | {Messages} | {ToolCalls}";

    /// <summary>The passages beside a recorded output; what a scorer asks for is <see cref="Context"/>.</summary>
    public const string OutputContext = "outputs.context";
    public const string ExpectedResponse = Expectations + "expected_response";
    public const string Expectations = "expectations.";
    public const string Inputs = "inputs.";
    public const string Columns = "columns.";

    /// <summary>What the output is compared with: of a judge that a combinator gives it, see <see cref="ScoreArguments.Reference"/>.</summary>
    public const string Reference = "reference";

    /// <summary>The outputs of a stored run: those of the baseline.</summary>
    public const string Baseline = "baseline";
}
