using EvalKit.Scoring;

namespace TrainShortAnswer;

/// <summary>Answers that templates make of the questions' own accepted answers, so that their labels need no people.</summary>
internal static class Controls
{
    /// <summary>Every template over every question.</summary>
    public static IReadOnlyList<LabelledAnswer> All(IReadOnlyList<GoldAnswer> questions, Func<Template, bool> where) =>
        [.. Enumerable.Range(0, questions.Count).AsParallel().AsOrdered().SelectMany(i => Template.All.Where(where).Select(template => Make(questions, i, template)))];

    /// <summary>Of how many questions one is used for training: enough to learn what a denial means, too few to drown what people judged.</summary>
    private const int Every = 5;

    /// <summary>One template of each kind for every fifth question, in turn: what the model is fitted on beside the answers that people judged.</summary>
    public static IReadOnlyList<LabelledAnswer> ForTraining(IReadOnlyList<GoldAnswer> questions)
    {
        var kinds = Template.All.Where(t => t.IsTrainedOn).GroupBy(t => t.Kind).Select(g => g.ToList()).ToList();
        return [.. Enumerable.Range(0, questions.Count / Every).AsParallel().AsOrdered().SelectMany(i => kinds.Select(kind => Make(questions, i * Every, kind[i % kind.Count])))];
    }

    private static LabelledAnswer Make(IReadOnlyList<GoldAnswer> questions, int index, Template template)
    {
        var question = questions[index];
        var verdict = ShortAnswerModel.Judge(question.Question, question.Accepted, template.Fill(question, Other(questions, index)));
        return new LabelledAnswer(question.Id, [.. verdict.Features.Select(f => f.Value)], template.IsRight, template.Text);
    }

    /// <summary>A question far away in the files whose answer has no word in common with the accepted answers.</summary>
    private static GoldAnswer Other(IReadOnlyList<GoldAnswer> questions, int index)
    {
        var words = questions[index].Accepted.SelectMany(Words).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, questions.Count - 1).Select(step => questions[(index + (step * 1_009)) % questions.Count]).First(other => !words.Overlaps(Words(other.Accepted[0])));
    }

    private static string[] Words(string text) =>
        string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
