namespace DocsAssistantSample.Evals;

/// <summary>Only the data, in an ordinary theory: nothing is logged.</summary>
public sealed class QuestionTests
{
    [Theory, EvalDataset("docs-assistant.csv")]
    public void Every_question_is_a_question(string question) => question.Should().EndWith("?");
}
