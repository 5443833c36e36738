namespace EvalKit.Scoring;

/// <summary>The field paths of <see cref="ScorerInfo.Needs"/>.</summary>
internal static class Needs
{
    public const string Output = "outputs";
    public const string Context = "context";
    public const string AnyInput = "inputs";
    public const string ExpectedResponse = Expectations + "expected_response";
    public const string Expectations = "expectations.";
    public const string Inputs = "inputs.";
    public const string Columns = "columns.";

    /// <summary>The output of the run that this one is held against; see <see cref="ScoreArguments.Reference"/>.</summary>
    public const string Reference = "reference";
}
