using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.TestUtils;

namespace EvalKit.Providers.Tests;

public sealed class CorrectnessControlsTests
{
    private static readonly string FilePath = Path.Combine(SharedData.RepositoryRoot, "judges", "correctness.controls.jsonl");

    public static TheoryData<string> Controls => [.. Read().Select(c => (string)c["id"]!)];

    [Theory]
    [MemberData(nameof(Controls))]
    public async Task A_control_of_the_judge_gets_the_verdict_that_it_declares(string id)
    {
        var control = Read().Single(c => (string)c["id"]! == id);
        var evalCase = new EvalCase
        {
            Id = id,
            CaseHash = id,
            Inputs = CaseFields.From(control["inputs"]!.AsObject()),
            Expectations = CaseFields.From(control["expectations"]!.AsObject()),
        };
        var trial = new Trial { TraceId = new string('a', 32), CaseId = id, Status = TrialStatus.Ok, Output = (string)control["outputs"]! };
        using var model = new ProviderModels(_ => null, _ => null).Create(ModelUri.Parse("local:/short-answer"));

        var score = (await ((IModelScorer)Judges.Correctness("local:/short-answer")).Bind(model).ScoreAsync(new ScoreArguments(evalCase, trial), default)).Scores[0];

        if (control["expectations"]!["expected_response"] is null)
        {
            score.Error!.Kind.Should().Be(FeedbackErrorKind.Refused, "it knows accepted answers and no facts");
        }
        else
        {
            score.Value!.Bool.Should().Be((string)control["verdict"]! == "yes", score.Rationale);
        }
    }

    [Fact]
    public void The_controls_hold_both_verdicts_and_each_kind()
    {
        var controls = Read();

        controls.Select(c => (string)c["verdict"]!).Distinct().Should().BeEquivalentTo("yes", "no");
        controls.Select(c => (string)c["kind"]!).Distinct().Should().BeEquivalentTo("known_good", "known_bad", "perturbed");
        controls.Select(c => (string)c["id"]!).Should().OnlyHaveUniqueItems();
    }

    private static List<JsonObject> Read() => [.. File.ReadLines(FilePath).Select(l => JsonNode.Parse(l)!.AsObject())];
}
