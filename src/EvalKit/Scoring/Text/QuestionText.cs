using EvalKit.Datasets;

namespace EvalKit.Scoring;

/// <summary>The question of a case.</summary>
internal static class QuestionText
{
    private const string QuestionInput = "question";

    /// <summary>The input of a name, or of <c>question</c>; where there is none, all inputs together.</summary>
    public static string Of(EvalCase evalCase, string? input) =>
        FieldPath.TryFind(evalCase.Inputs, input ?? QuestionInput, out var question, out _) && JsonText.Of(question) is { } text
            ? text
            : string.Join(' ', evalCase.Inputs.Keys.Select(evalCase.Inputs.Text));
}
