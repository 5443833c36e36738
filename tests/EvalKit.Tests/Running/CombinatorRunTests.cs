using EvalKit.Chat;
using EvalKit.Gating;
using EvalKit.Judging;
using EvalKit.Metrics;
using EvalKit.Running;
using EvalKit.Running.Planning;
using EvalKit.Scoring;

namespace EvalKit.Tests.Running;

/// <summary>What a run does with judges inside of other scorers.</summary>
public sealed class CombinatorRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-combinators-");

    [Fact]
    public async Task A_judge_at_any_depth_has_its_client_and_its_feedback()
    {
        var models = new CountingModels();

        var run = await RunAsync(new Numbers(3), models, Scorers.Not(Scorers.All([Scorers.ExactMatch(), Judge("a")])));

        models.Asked.Should().Be(3);
        run.Metric("not")!.Value.Should().Be(0);
        run.Metric("not.all.correctness")!.Value.Should().Be(1);
        run.Results.Record.Feedbacks.Select(f => (f.Name, f.ScorerKind)).Should().Equal(
            ("app_ok", ScorerKind.Code), ("not", ScorerKind.Judge), ("not.all", ScorerKind.Judge), ("not.all.exact_match", ScorerKind.Code), ("not.all.correctness", ScorerKind.Judge),
            ("not.all.correctness.facts_supported", ScorerKind.Judge), ("not.all.correctness.contradictions", ScorerKind.Judge));
    }

    [Fact]
    public async Task The_same_question_is_asked_and_recorded_once_however_many_scorers_ask_it()
    {
        var models = new CountingModels();
        var suite = new Numbers(3).Suite(Judge("a"), Scorers.All([Judge("a"), Judge("b")]));
        suite.Run = suite.Run with { Replay = ReplayMode.Record };

        await suite.RunAsync(new EvaluationOptions { Models = models, Folder = _folder.FullName });

        models.Asked.Should().Be(6, "two models were asked about three cases");
        var lines = File.ReadAllLines(Path.Combine(_folder.FullName, "recordings", "numbers", "correctness.jsonl"));
        lines.Should().HaveCount(6);
        lines.Count(l => l.Contains("\"fake:/a\"", StringComparison.Ordinal)).Should().Be(3, "what another model said is no answer of this one");
    }

    [Fact]
    public async Task Two_models_behind_one_judge_file_replay_each_its_own_answer()
    {
        var saying = new ModelsByName(new() { ["yes"] = true, ["no"] = false });
        var suite = new Numbers(2).Suite(Scorers.All([Judge("yes"), Judge("no")]));
        suite.Run = suite.Run with { Replay = ReplayMode.Record };
        await suite.RunAsync(new EvaluationOptions { Models = saying, Folder = _folder.FullName });

        suite.Run = suite.Run with { Replay = ReplayMode.Strict };
        var run = await suite.RunAsync(new EvaluationOptions { Folder = _folder.FullName });

        run.Metric("all.correctness")!.Value.Should().Be(1);
        run.Metric("all.correctness_2")!.Value.Should().Be(0);
    }

    [Fact]
    public async Task What_the_judges_inside_cost_is_told_once()
    {
        var run = await RunAsync(new Numbers(3), new CountingModels(), Judges.Jury([Judge("a"), Judge("b"), Judges.SelfConsistency(Judge("a"))]));

        var cost = RunCost.Of(run.Results);
        cost.UnknownCalls.Should().Be(3 * (1 + 1 + 3));
        cost.UnknownModels.Should().Equal("fake:/a", "fake:/b");
        run.Results.Column("jury")!.Cells.Should().OnlyContain(c => JudgeCost.Of(c!) == default, "the jurors' feedback tells it");
        run.Results.Column("jury.self_consistency")!.Cells.Should().OnlyContain(c => JudgeCost.Of(c!).Calls == 3);
    }

    [Fact]
    public async Task A_plan_counts_the_judges_inside()
    {
        var suite = new Numbers(4).Suite(Judge("a"), Scorers.Any([Scorers.ExactMatch(), Judge("a"), Judge("b")]));

        var plan = await RunPlanner.PlanAsync(suite, new EvaluationOptions { Models = new CountingModels() }, default);

        plan.Judges.Select(j => (j.Name, j.Model, j.Judgements, j.Calls, j.AtMost)).Should().Equal(
            ("correctness", "fake:/a", 4, 4, false), ("any.correctness", "fake:/a", 4, 4, false), ("any.correctness_2", "fake:/b", 4, 4, false));
    }

    [Fact]
    public async Task What_a_part_needs_and_no_case_has_is_said_before_anything_is_paid()
    {
        var models = new CountingModels();
        var act = () => RunAsync(new Numbers(2), models, Scorers.All([Judge("a"), Scorers.Human("label")]));

        (await act.Should().ThrowAsync<EvalKitException>()).WithMessage("*the scorer 'all' needs columns.label, but no case of 'numbers' has it*");
        models.Asked.Should().Be(0);
    }

    [Fact]
    public async Task A_judge_whose_feedback_is_shown_is_taken_over_from_the_baseline_and_the_rest_is_computed_anew()
    {
        var (numbers, models) = (new Numbers(5), new CountingModels());
        IScorer[] scorers = [Scorers.All([Scorers.ExactMatch(), Judge("a")])];
        var first = await RunAsync(numbers, models, scorers);
        var baseline = Baselines.FromRun(first.Results, DateTimeOffset.UnixEpoch);

        var options = numbers.Options() with { Models = models, Baseline = baseline };
        (await RunPlanner.PlanAsync(numbers.Suite(scorers), options, default)).Judges.Single().Should().Match<JudgePlan>(j => j.Reused == 5 && j.Calls == 0);
        var again = await numbers.Suite(scorers).RunAsync(options);

        models.Asked.Should().Be(5, "the first run alone asked");
        again.Metric("all")!.Value.Should().Be(1);
        again.Results.Column("all.correctness")!.Cells.Should().OnlyContain(c => (string?)c!.Metadata![FeedbackMetadata.ReusedFrom] == baseline.RunId && c.Passed == true);

        numbers.Answer = c => c.Id == "case-03" ? "something else" : c.AcceptedResponses[0];
        var changed = await numbers.Suite(scorers).RunAsync(options);
        models.Asked.Should().Be(5 + 1 + 1, "a changed answer is judged, and one of the others again");
        changed.Results.Canaries.Should().ContainSingle().Which.Feedback.Should().Be("all.correctness");
    }

    [Fact]
    public async Task An_error_of_a_judge_inside_is_an_error_of_its_kind()
    {
        var run = await RunAsync(new Numbers(2), new CountingModels { Down = true }, Scorers.All([Scorers.ExactMatch(), Judge("a")]));

        run.Results.Column("all")!.Cells.Should().OnlyContain(c => c!.Error!.Kind == FeedbackErrorKind.Provider);
        run.Results.Column("all.exact_match")!.Cells.Should().OnlyContain(c => c!.Value == FeedbackValue.Of(true));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IScorer Judge(string model) => Judges.Correctness($"fake:/{model}");

    private static Task<EvalRun> RunAsync(Numbers numbers, CountingModels models, params IScorer[] scorers) => numbers.Suite(scorers).RunAsync(numbers.Options() with { Models = models });

    private sealed class ModelsByName(Dictionary<string, bool> verdicts) : IChatModels
    {
        public bool Knows(ModelUri model) => true;

        public string? Missing(ModelUri model) => null;

        public Microsoft.Extensions.AI.IChatClient Create(ModelUri model) => new CountingModels(_ => verdicts[model.Model]).Create(model);
    }
}
