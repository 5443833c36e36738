using EvalKit.Datasets;
using EvalKit.Scoring;
using EvalKit.TestUtils;
using TrainShortAnswer;
using Xunit.Abstractions;

namespace EvalKit.Acceptance.RealData;

/// <summary>What short_answer_match cannot do, so that its page stays true: whoever mends one of these changes the page too.</summary>
public sealed class ShortAnswerLimitsTests(ITestOutputHelper output)
{
    private const string TruthfulQa = "data/truthfulqa";

    [SharedDataFact(TruthfulQa)]
    public void It_is_no_judge_of_common_misconceptions()
    {
        var cases = DatasetReader.Read(
            new DatasetSpec
            {
                Paths = ["TruthfulQA.csv"],
                Inputs = Columns(("question", "Question")),
                Expectations = Columns(("expected_response", "Correct Answers")),
                Separators = Columns(("expected_response", ";")),
            },
            SharedData.PathOf(TruthfulQa)).Cases;

        var agreement = Agreement.Of(cases.SelectMany(Contrast));

        output.WriteLine($"TruthfulQA, best answer against best incorrect one: {agreement}");
        agreement.Rows.Should().BeGreaterThan(900);
        agreement.Share.Should().BeInRange(0.54, 0.56, "the page says 55 %");
        agreement.Kappa.Should().BeInRange(0.08, 0.10, "the page says .09");
    }

    /// <summary>The best and the best incorrect answer, each held against the other correct ones.</summary>
    private static IEnumerable<(bool Verdict, bool Label)> Contrast(EvalCase evalCase)
    {
        var best = evalCase.Columns.Text("Best Answer")!;
        var others = evalCase.AcceptedResponses.Where(a => a != best.Trim()).ToList();
        return others.Count == 0 ? [] : [(Judge(evalCase, best, others), true), (Judge(evalCase, evalCase.Columns.Text("Best Incorrect Answer")!, others), false)];
    }

    private static bool Judge(EvalCase evalCase, string answer, IReadOnlyList<string> accepted) =>
        ShortAnswerModel.Judge(evalCase.Inputs.Text("question")!, accepted, answer).Passed;

    private static Dictionary<string, string> Columns(params (string Name, string Column)[] columns) => columns.ToDictionary(c => c.Name, c => c.Column);
}
