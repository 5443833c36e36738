namespace EvalKit.Scoring;

/// <summary>What run metrics of classes compare: which class was said of a case, and which is the true one. Labels are compared without regard to case and blanks around them.</summary>
public record ClassificationOptions : ScorerOptions
{
    /// <summary>What was said: <c>outputs</c> (the default), <c>feedback.&lt;name&gt;</c> for the verdict of a scorer, or a field such as <c>columns.old_label</c>. A bool is read as yes or no.</summary>
    public string Predicted { get; init; } = ClassificationSource.Outputs;

    /// <summary>What is true: a field (default <c>expectations.expected_response</c>), or <c>feedback.&lt;name&gt;</c> such as the labels of people.</summary>
    public string Expected { get; init; } = Needs.ExpectedResponse;
}
