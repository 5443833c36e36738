using EvalKit.Judging;
using EvalKit.Scoring;

namespace EvalKit.Suites;

/// <summary>What is wrong with the user's own judges of a suite: a prompt that can be asked about no case, before the app's answers are paid for.</summary>
internal static class JudgeProblems
{
    /// <summary>One for each judge. Without an app there is nothing to pay before a judge is asked.</summary>
    public static IEnumerable<string> Of(EvalSuite suite, EvalDataset dataset) => suite.App is null
        ? []
        : suite.Scorers.SelectMany(ScorerTree.Leaves).Select(l => l.Leaf).OfType<JudgeScorer>().Where(j => j.IsOwn).DistinctBy(j => j.Info.Name).Select(j => Of(j, dataset)).OfType<string>();

    /// <summary>A value that some cases lack is an error of theirs alone; a wrong name makes every case one.</summary>
    private static string? Of(JudgeScorer judge, EvalDataset dataset)
    {
        string? problem = null;
        foreach (var evalCase in dataset.Cases)
        {
            try
            {
                if (judge.Preview(new ScoreArguments(evalCase, AnswerTo(evalCase))) is not null)
                {
                    return null;
                }
            }
            catch (EvalKitException fault)
            {
                problem ??= $"the judge '{judge.Info.Name}' cannot be asked about any case, such as '{evalCase.Id}': {fault.Message}";
            }
        }

        return problem;
    }

    /// <summary>What the app will say is not known yet, and a prompt may place it but not depend on it.</summary>
    private static Trial AnswerTo(EvalCase evalCase) => new() { TraceId = new string('0', 32), CaseId = evalCase.Id, Status = TrialStatus.Ok, Output = AppOutput.FromText("…") };
}
