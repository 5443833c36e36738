using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring;

public sealed class CompositeScorerTests
{
    private static readonly Gen<bool?[]> Verdicts = Gen.OneOf(Gen.Const((bool?)true), Gen.Const((bool?)false), Gen.Const((bool?)null)).Array[1, 6];

    [Fact]
    public async Task All_holds_where_every_part_passes_and_shows_each_part()
    {
        var all = Scorers.All([Scorers.Contains("Paris"), Scorers.ExactMatch()]);

        var result = await ScoreAsync(all, "It is Paris.", "Paris");

        result.Scores.Select(s => s.Name).Should().Equal("all", "all.contains", "all.exact_match");
        result.Scores.Select(s => s.Value!.Bool).Should().Equal(false, true, false);
        result.Scores[0].Rationale.Should().Be("exact_match did not pass");
        result.Scores[1].Source!.Id.Should().Be(all.Info.Fingerprint, "resume and baselines look for the scorer that made it");
        all.Info.Feedbacks.Select(f => f.Name).Should().Equal(result.Scores.Select(s => s.Name));
    }

    [Fact]
    public void An_error_leaves_the_whole_open_unless_another_part_decides() => Verdicts.ShouldHold(500, verdicts =>
    {
        var (all, any) = (First(Scorers.All(Parts(verdicts))), First(Scorers.Any(Parts(verdicts))));
        var (allOf, anyOf) = (verdicts.Contains(false) ? false : verdicts.Contains(null) ? (bool?)null : true, verdicts.Contains(true) ? true : verdicts.Contains(null) ? (bool?)null : false);

        return all.Value?.Bool == allOf && any.Value?.Bool == anyOf && (all.Error is null) == (allOf is not null) && (any.Error is null) == (anyOf is not null);
    });

    [Fact]
    public void Not_all_is_any_not() => Verdicts.ShouldHold(500, verdicts =>
    {
        var left = First(Scorers.Not(Scorers.All(Parts(verdicts))));
        var right = First(Scorers.Any([.. Parts(verdicts).Select(p => Scorers.Not(p))]));

        return left.Value == right.Value && (left.Error is null) == (right.Error is null);
    });

    [Fact]
    public void All_and_any_do_not_depend_on_the_order_of_their_parts() => Gen.Select(Verdicts, Gen.Int[0, 1000]).ShouldHold(500, given =>
    {
        var shuffled = given.Item1.OrderBy(_ => (given.Item2 = (given.Item2 * 31 + 7) % 997)).ToArray();

        return First(Scorers.All(Parts(given.Item1))).Value == First(Scorers.All(Parts(shuffled))).Value
            && First(Scorers.Any(Parts(given.Item1))).Value == First(Scorers.Any(Parts(shuffled))).Value;
    });

    [Fact]
    public async Task Parts_of_one_name_are_told_apart()
    {
        var any = Scorers.Any([Scorers.Contains("x"), Scorers.Contains("Paris"), Scorers.Contains("y")]);

        var result = await ScoreAsync(any, "Paris");

        result.Scores.Select(s => s.Name).Should().Equal("any", "any.contains", "any.contains_2", "any.contains_3");
        result.Scores[0].Rationale.Should().Be("contains_2 passed");
    }

    [Fact]
    public async Task Weighted_is_the_mean_by_weights_with_the_range_of_its_parts()
    {
        var weighted = Scorers.Weighted([Number("a", 0.5), Scorers.Contains("Paris")], new WeightedOptions { Weights = [1, 3], PassAt = 0.8 });

        var score = (await ScoreAsync(weighted, "Paris")).Scores[0];

        score.Value!.Number.Should().BeApproximately(0.875, 1e-12);
        score.Passed.Should().BeTrue();
        weighted.Info.Feedbacks[0].Should().Match<FeedbackInfo>(f => f.Minimum == 0 && f.Maximum == 1 && f.Polarity == Polarity.HigherIsBetter);
        score.Rationale.Should().Be("a 0.5 × 1, contains 1 × 3");
    }

    [Fact]
    public async Task A_part_without_a_value_leaves_no_mean()
    {
        var result = await ScoreAsync(Scorers.Weighted([Scorers.Contains("Paris"), Broken]), "Paris");

        result.Scores[0].Error!.Kind.Should().Be(FeedbackErrorKind.ScorerFailed);
        result.Scores[0].Error!.Message.Should().StartWith("broken: ");
        result.Scores[1].Value.Should().Be(FeedbackValue.Of(true));
    }

    [Fact]
    public async Task Threshold_makes_a_bool_of_a_number()
    {
        First(Scorers.Threshold(Number("a", 0.5), new ThresholdOptions { AtLeast = 0.5 })).Value.Should().Be(FeedbackValue.Of(true));
        First(Scorers.Threshold(Number("a", 0.5), new ThresholdOptions { AtLeast = 0.5, AtMost = 0.4999 + 0.0001 })).Value.Should().Be(FeedbackValue.Of(true));
        First(Scorers.Threshold(Number("a", 0.5), new ThresholdOptions { AtMost = 0.4 })).Value.Should().Be(FeedbackValue.Of(false));
        (await ScoreAsync(Scorers.Threshold(Number("a", 0.5), new ThresholdOptions { AtMost = 0.4 }), "x")).Scores[0].Rationale.Should().Be("a is 0.5; expected at most 0.4");
    }

    [Fact]
    public void A_number_without_a_pass_rule_cannot_stand_where_passing_is_asked()
    {
        var score = First(Scorers.All([Number("a", 0.5)]));

        score.Error!.Kind.Should().Be(FeedbackErrorKind.ScorerFailed);
        score.Error.Message.Should().Be("a has a value and no rule that says whether it passes: put a threshold around it.");
    }

    [Fact]
    public void A_missing_input_is_the_affair_of_the_part_that_needs_it()
    {
        var any = Scorers.Any([Scorers.ExactMatch(), Scorers.Contains("Paris")]);

        any.Info.Needs.Should().BeEmpty();
        ScorerTree.NeedsOf(any).Should().BeEquivalentTo("outputs", "expectations.expected_response");
        First(any, "Paris").Value.Should().Be(FeedbackValue.Of(true));
        First(any, "Rome").Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);
    }

    [Fact]
    public void The_fingerprint_is_that_of_the_parts_and_the_options_and_not_of_names()
    {
        string Of(double weight, string text, string? name = null) =>
            Scorers.Weighted([Scorers.Contains(text), Scorers.ExactMatch()], new WeightedOptions { Weights = [weight, 1], Name = name }).Info.Fingerprint;

        Of(1, "a").Should().Be(Of(1, "a", "other")).And.NotBe(Of(2, "a")).And.NotBe(Of(1, "b"));
        Scorers.All([Scorers.ExactMatch()]).Info.Fingerprint.Should().NotBe(Scorers.Any([Scorers.ExactMatch()]).Info.Fingerprint);
    }

    [Theory]
    [InlineData("all", "{}", "option 'of': expected a list of scorers")]
    [InlineData("all", """{"of":[]}""", "expected a list of scorers")]
    [InlineData("all", """{"of":[3]}""", "option 'of[0]': expected the name of a scorer")]
    [InlineData("all", """{"of":["exact_mach"]}""", "Unknown scorer 'exact_mach'")]
    [InlineData("all", """{"of":["exact_match"],"weights":[1]}""", "has no option 'weights'")]
    [InlineData("weighted", """{"of":["exact_match","squad_f1"],"weights":[1]}""", "expected 2 numbers above 0")]
    [InlineData("weighted", """{"of":["squad_f1","latency"]}""", "put a threshold around latency")]
    [InlineData("threshold", """{"of":"squad_f1"}""", "needs the option 'at_least'")]
    [InlineData("threshold", """{"of":"exact_match","at_least":1}""", "'exact_match' gives a bool")]
    public void A_bad_entry_is_an_error_that_says_what_was_expected(string name, string options, string says)
    {
        var act = () => Create(name, options);

        act.Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).WithMessage($"*{says}*");
    }

    [Fact]
    public void A_suite_file_nests_them_as_C_sharp_does()
    {
        var scorer = Create("all", """{"of":["exact_match",{"not":{"of":{"contains":{"text":"sorry"}}}},{"threshold":{"of":"squad_f1","at_least":0.5}}],"name":"good"}""");

        scorer.Info.Feedbacks.Select(f => f.Name).Should().Equal("good", "good.exact_match", "good.not", "good.not.contains", "good.threshold", "good.threshold.squad_f1");
        scorer.Info.Fingerprint.Should().Be(Scorers.All(
            [Scorers.ExactMatch(), Scorers.Not(Scorers.Contains("sorry")), Scorers.Threshold(Scorers.SquadF1(), new ThresholdOptions { AtLeast = 0.5 })]).Info.Fingerprint);
    }

    private static IScorer Broken { get; } = Scorers.From("broken", (Func<string, bool>)(_ => throw new InvalidOperationException("no idea")));

    private static IScorer Number(string name, double value) => Scorers.From(name, (string _) => value, new DelegateScorerOptions { Minimum = 0, Maximum = 1 });

    private static IReadOnlyList<IScorer> Parts(bool?[] verdicts) => [.. verdicts.Select(v => v is { } passes ? Scorers.From("part", (string _) => passes) : Broken)];

    private static Score First(IScorer scorer, string output = "x")
    {
        var pending = scorer.ScoreAsync(Given.Arguments(output), default).AsTask();
        return pending.IsCompletedSuccessfully ? pending.Result.Scores[0] : throw new InvalidOperationException("code scorers end before they return");
    }

    private static async Task<ScoreResult> ScoreAsync(IScorer scorer, string output, params string[] accepted) => await scorer.ScoreAsync(Given.Arguments(output, accepted), default);

    private static IScorer Create(string name, string options)
    {
        IScorer Build(ScorerSpec spec) => CompositeCatalog.Names.Contains(spec.Name) ? CompositeCatalog.Create(spec, Build) : ScorerCatalog.Create(spec);
        return Build(new ScorerSpec(name, JsonNode.Parse(options)!.AsObject()));
    }
}
