using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>What the labels of a pairwise judge, and the values of the feedback that is made of them, are called.</summary>
internal static class PairwiseLabels
{
    public const string First = "A";
    public const string Second = "B";
    public const string Tie = "tie";
    public const string Candidate = "candidate";
    public const string Reference = "reference";

    public static IReadOnlyList<string> Outcomes { get; } = [Candidate, Tie, Reference];

    /// <summary>Which answer a label prefers, given which one was shown first.</summary>
    public static string OutcomeOf(string label, bool isCandidateFirst) =>
        label.Equals(First, StringComparison.OrdinalIgnoreCase) ? (isCandidateFirst ? Candidate : Reference)
        : label.Equals(Second, StringComparison.OrdinalIgnoreCase) ? (isCandidateFirst ? Reference : Candidate)
        : Tie;

    /// <summary>What an outcome is worth to the candidate: a tie is half a win.</summary>
    public static double PointsOf(string outcome) => outcome switch
    {
        Candidate => 1,
        Tie => 0.5,
        _ => 0,
    };

    /// <summary>The form of a judge that compares its output with a reference and answers A, B or tie: with the spellings and phrases that models use for these.</summary>
    public static VerdictForm Spelled(VerdictForm form, IReadOnlyList<string> needs) =>
        form.Kind == FeedbackValueKind.Category && needs.Contains(Needs.Reference, StringComparer.Ordinal) && form.Menu.All(m => m is First or Second or Tie)
            ? form with { Spellings = VerdictForm.Pairwise.Spellings, Statements = VerdictForm.Pairwise.Statements }
            : form;

    /// <summary>Refuses a judge that does not answer A, B or tie.</summary>
    /// <exception cref="EvalKitException">Its menu is another one.</exception>
    public static void Check(IScorer judge)
    {
        var feedback = judge.Info.Feedbacks[0];
        var known = new[] { First, Second, Tie };
        bool Has(string label) => feedback.Categories.Contains(label, StringComparer.OrdinalIgnoreCase);
        if (feedback.ValueKind != FeedbackValueKind.Category || !Has(First) || !Has(Second) || feedback.Categories.Any(c => !known.Contains(c, StringComparer.OrdinalIgnoreCase)))
        {
            throw new EvalKitException(
                FaultKind.Usage, $"Scorer '{PairwiseScorer.Name}' needs a judge that answers {First}, {Second} or {Tie} (menu: [{First}, {Second}, {Tie}]), but '{feedback.Name}' answers {(feedback.Categories.Count > 0 ? string.Join(", ", feedback.Categories) : $"a {feedback.ValueKind.ToString().ToLowerInvariant()}")}.");
        }
    }
}
