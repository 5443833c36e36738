using System.Text.Json;
using EvalKit.Scoring;
using EvalKit.TestUtils;
using TrainShortAnswer;
using Xunit.Abstractions;

namespace EvalKit.Acceptance.RealData;

/// <summary>short_answer_match against the human labels of EVOUNA: five systems, proper questions.</summary>
public sealed class ShortAnswerAgreementTests(ITestOutputHelper output)
{
    private const string Folder = "data/evouna";
    private const int JudgedAnswers = 17_184;

    private static readonly Lazy<IReadOnlyList<LabelledAnswer>> Answers = new(() => LabelledAnswers.Read(SharedData.PathOf(Folder)));

    [SharedDataFact(Folder)]
    public void On_unseen_questions_it_agrees_with_people()
    {
        var agreement = CrossValidation.Run(Answers.Value);

        output.WriteLine($"{CrossValidation.Folds}-fold cross-validation by question: {agreement}");
        agreement.Rows.Should().Be(JudgedAnswers);
        agreement.Share.Should().BeGreaterThanOrEqualTo(0.925);
        agreement.Kappa.Should().BeGreaterThanOrEqualTo(0.78);
    }

    [SharedDataFact(Folder)]
    public void The_weights_that_ship_are_those_that_the_training_gives()
    {
        var fit = LogisticTrainer.Fit(Answers.Value);

        ShortAnswerWeights.Intercept.Should().BeApproximately(fit.Intercept, 1e-4);
        for (var i = 0; i < fit.Weights.Length; i++)
        {
            ShortAnswerWeights.Weights[i].Should().BeApproximately(fit.Weights[i], 1e-4, ShortAnswerFeatures.Names[i]);
            ShortAnswerWeights.Means[i].Should().BeApproximately(fit.Means[i], 1e-4, ShortAnswerFeatures.Names[i]);
        }
    }

    [SharedDataFact("golden/offline_judge_logistic.json")]
    public void It_decides_like_the_reference_model_of_the_same_features()
    {
        using var document = JsonDocument.Parse(SharedData.ReadText("golden/offline_judge_logistic.json"));
        var root = document.RootElement;
        var weights = root.GetProperty("weights_on_raw_features").EnumerateArray().Select(w => w.GetDouble()).ToArray();
        var reference = new LogisticFit(root.GetProperty("intercept").GetDouble(), weights, new double[weights.Length]);
        var ours = new LogisticFit(ShortAnswerWeights.Intercept, ShortAnswerWeights.Weights, ShortAnswerWeights.Means);

        var same = Agreement.Of(Answers.Value.Select(a => (ours.Passes(a.Features), reference.Passes(a.Features))));
        var referenceOnPeople = Agreement.Of(Answers.Value.Select(a => (reference.Passes(a.Features), a.IsRight)));

        output.WriteLine($"with the reference weights: {same}; the reference weights with people: {referenceOnPeople}");
        same.Rows.Should().Be(JudgedAnswers);
        same.Share.Should().BeGreaterThanOrEqualTo(0.98);
    }
}
