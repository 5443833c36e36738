using System.Security.Cryptography;
using System.Text;

namespace TrainShortAnswer;

/// <summary>Agreement on answers to questions that the model was not fitted on. The fold of a question is a hash of its id, so it never changes.</summary>
internal static class CrossValidation
{
    public const int Folds = 5;

    public static Agreement Run(IReadOnlyList<LabelledAnswer> rows)
    {
        var folds = rows.ToLookup(row => FoldOf(row.QuestionId));
        return Agreement.Of(Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var fit = LogisticTrainer.Fit([.. rows.Where(row => FoldOf(row.QuestionId) != fold)]);
            return folds[fold].Select(row => (fit.Passes(row.Features), row.IsRight));
        }));
    }

    public static int FoldOf(string questionId) => SHA256.HashData(Encoding.UTF8.GetBytes(questionId))[0] % Folds;
}
