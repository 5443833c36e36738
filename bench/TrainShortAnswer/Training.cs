namespace TrainShortAnswer;

/// <summary>What the model is fitted on and what it is measured on.</summary>
/// <param name="Judged">Answers of systems, judged by people.</param>
/// <param name="Controls">Answers of templates that the model is fitted on.</param>
/// <param name="Measured">Answers of all templates to all questions.</param>
internal sealed record Training(IReadOnlyList<LabelledAnswer> Judged, IReadOnlyList<LabelledAnswer> Controls, IReadOnlyList<LabelledAnswer> Measured)
{
    public static Training Read(string folder)
    {
        var questions = LabelledAnswers.Questions(folder);
        return new Training(LabelledAnswers.Read(folder), TrainShortAnswer.Controls.ForTraining(questions), TrainShortAnswer.Controls.All(questions, _ => true));
    }

    public IReadOnlyList<LabelledAnswer> Rows => [.. Judged, .. Controls];

    public LogisticFit Fit() => LogisticTrainer.Fit(Rows);

    /// <summary>Agreement with people on questions that the model was not fitted on.</summary>
    public Agreement Agreement() => TrainShortAnswer.Agreement.Of(CrossValidation.Run(Rows, Judged).Select(v => (v.Verdict, v.Answer.IsRight)));

    /// <summary>How many answers of each template the model gets right, on questions that it was not fitted on.</summary>
    public IReadOnlyList<ControlResult> ControlResults()
    {
        var byText = CrossValidation.Run(Rows, Measured).GroupBy(v => v.Answer.Template!).ToDictionary(g => g.Key, g => (Right: g.Count(v => v.Verdict == v.Answer.IsRight), Count: g.Count()));
        return [.. Template.All.Select(template => new ControlResult(template, byText[template.Text].Right, byText[template.Text].Count))];
    }
}
