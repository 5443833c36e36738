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

    private static readonly Lazy<Training> Data = new(() => Training.Read(SharedData.PathOf(Folder)));

    [SharedDataFact(Folder)]
    public void On_unseen_questions_it_agrees_with_people()
    {
        var agreement = Data.Value.Agreement();

        output.WriteLine($"{CrossValidation.Folds}-fold cross-validation by question: {agreement}");
        agreement.Rows.Should().Be(JudgedAnswers);
        agreement.Share.Should().BeApproximately(0.9314, 0.0005, "the page says 93.1 %");
        agreement.Kappa.Should().BeApproximately(0.8056, 0.001, "the page says .806");
    }

    [SharedDataFact(Folder)]
    public void On_unseen_questions_it_refuses_denied_and_swapped_answers_and_accepts_those_that_deny_something_else()
    {
        var results = Data.Value.ControlResults();

        results.ToList().ForEach(result => output.WriteLine(result.ToString()));
        double Share(TemplateKind kind, bool trained) => ControlResult.Share(results.Where(r => r.Template.Kind == kind && r.Template.IsTrainedOn == trained));
        Share(TemplateKind.Denies, trained: true).Should().BeApproximately(0.9977, 0.001, "the page says so");
        Share(TemplateKind.Denies, trained: false).Should().BeApproximately(0.9979, 0.001, "the page says so");
        Share(TemplateKind.Swaps, trained: true).Should().BeApproximately(0.9996, 0.001, "the page says so");
        Share(TemplateKind.Swaps, trained: false).Should().BeApproximately(0.9980, 0.001, "the page says so");
        Share(TemplateKind.Affirms, trained: true).Should().BeApproximately(0.9996, 0.001, "the page says so");
        Share(TemplateKind.Affirms, trained: false).Should().BeApproximately(0.9996, 0.001, "the page says so");
        results.Should().OnlyContain(r => r.Right >= 0.99 * r.Count);
    }

    [SharedDataFact(Folder)]
    public void The_weights_that_ship_are_those_that_the_training_gives()
    {
        var fit = Data.Value.Fit();

        ShortAnswerWeights.Intercept.Should().BeApproximately(fit.Intercept, 1e-4);
        for (var i = 0; i < fit.Weights.Length; i++)
        {
            ShortAnswerWeights.Weights[i].Should().BeApproximately(fit.Weights[i], 1e-4, ShortAnswerFeatures.Names[i]);
            ShortAnswerWeights.Means[i].Should().BeApproximately(fit.Means[i], 1e-4, ShortAnswerFeatures.Names[i]);
        }
    }

    [SharedDataFact("golden/offline_judge_logistic.json")]
    public void It_decides_like_the_reference_model_of_the_first_eleven_features()
    {
        using var document = JsonDocument.Parse(SharedData.ReadText("golden/offline_judge_logistic.json"));
        var root = document.RootElement;
        var weights = root.GetProperty("weights_on_raw_features").EnumerateArray().Select(w => w.GetDouble()).ToArray();
        var reference = new LogisticFit(root.GetProperty("intercept").GetDouble(), weights, new double[weights.Length]);
        var ours = new LogisticFit(ShortAnswerWeights.Intercept, ShortAnswerWeights.Weights, ShortAnswerWeights.Means);

        var same = Agreement.Of(Data.Value.Judged.Select(a => (ours.Passes(a.Features), reference.Passes(a.Features))));
        var referenceOnPeople = Agreement.Of(Data.Value.Judged.Select(a => (reference.Passes(a.Features), a.IsRight)));

        output.WriteLine($"with the reference weights: {same}; the reference weights with people: {referenceOnPeople}");
        same.Rows.Should().Be(JudgedAnswers);
        same.Share.Should().BeGreaterThanOrEqualTo(0.98);
    }
}
