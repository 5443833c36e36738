using System.Security.Cryptography;
using System.Text;

namespace TrainShortAnswer;

/// <summary>Verdicts on answers to questions that the model was not fitted on. The fold of a question is a hash of its id, so it never changes.</summary>
internal static class CrossValidation
{
    public const int Folds = 5;

    /// <summary>The verdict on each measured answer, by the model that is fitted on the training answers to the questions of the other folds.</summary>
    public static IReadOnlyList<(LabelledAnswer Answer, bool Verdict)> Run(IReadOnlyList<LabelledAnswer> training, IReadOnlyList<LabelledAnswer> measured)
    {
        var folds = measured.ToLookup(row => FoldOf(row.QuestionId));
        return [.. Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var fit = LogisticTrainer.Fit([.. training.Where(row => FoldOf(row.QuestionId) != fold)]);
            return folds[fold].Select(row => (row, fit.Passes(row.Features)));
        })];
    }

    public static int FoldOf(string questionId) => SHA256.HashData(Encoding.UTF8.GetBytes(questionId))[0] % Folds;
}
