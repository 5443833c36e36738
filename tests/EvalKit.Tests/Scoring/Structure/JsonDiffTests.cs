using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring.Structure;

public sealed class JsonDiffTests
{
    [Theory]
    [InlineData("{}", "{}", 1, 0)]
    [InlineData("""{"a": 1, "b": "x"}""", """{"b": "x", "a": 1.0}""", 1, 0)]
    [InlineData("""{"a": 1, "b": "y"}""", """{"a": 1, "b": "x"}""", 0.5, 1)]
    [InlineData("""{"a": 1}""", """{"a": 1, "b": {"c": 1, "d": [1, 2]}}""", 0.25, 3)]
    [InlineData("""{"a": 1, "z": 0}""", """{"a": 1}""", 0.5, 1)]
    [InlineData("[1, 2, 3]", "[1, 3, 2]", 1 / 3.0, 2)]
    [InlineData("[1]", "[1, 2]", 0.5, 1)]
    [InlineData("""{"a": {}}""", """{"a": {"b": 1}}""", 0, 2)]
    [InlineData("5", "5", 1, 0)]
    [InlineData("null", "false", 0, 1)]
    [InlineData("it is 5", """{"a": 1, "b": 2}""", 0, 2)]
    public void The_value_is_the_share_of_leaves_that_are_equal(string output, string expected, double share, int paths)
    {
        var (score, differing) = Both(Scorers.JsonDiff(), output, expected);

        score.Value!.Number.Should().BeApproximately(share, 1e-12);
        differing.Value!.Number.Should().Be(paths);
    }

    [Fact]
    public void Each_path_is_told_with_what_is_expected_and_what_was_found()
    {
        var (score, _) = Both(Scorers.JsonDiff(), """{"a/b": [1, "x"], "new": true}""", """{"a/b": [1, "y"], "c~": null}""");

        var paths = score.Metadata!["paths"]!.AsObject();
        paths.Select(p => p.Key).Should().Equal("/a~1b/1", "/c~0", "/new");
        paths["/a~1b/1"]!.ToJsonString().Should().Be("""{"score":0,"expected":"y","found":"x"}""");
        paths["/c~0"]!.ToJsonString().Should().Be("""{"score":0,"expected":null}""");
        paths["/new"]!.ToJsonString().Should().Be("""{"score":0,"found":true}""");
        score.Rationale.Should().Be("1 of 4 leaves are equal; /a~1b/1 is \"x\", expected \"y\"; /c~0 is missing; /new is not expected");
    }

    [Fact]
    public void The_nearest_accepted_answer_counts() => Both(Scorers.JsonDiff(), "[1, 2]", "[3, 4]", "[1, 2]").Share.Value!.Number.Should().Be(1);

    [Theory]
    [InlineData("""{"leaf": {"numeric_match": {"absolute_tolerance": 0.1}}}""", 1.0)]
    [InlineData("""{"leaf": "squad_exact_match"}""", 0.5)]
    [InlineData("{}", 0.0)]
    public void Another_scorer_may_say_how_near_two_leaves_are(string options, double share) =>
        Both(Given.FromCatalog("json_diff", options), """{"a": 1.05, "b": "The 2!"}""", """{"a": 1, "b": "2"}""").Share.Value!.Number.Should().Be(share);

    [Fact]
    public void A_leaf_scorer_may_come_from_code()
    {
        var half = Scorers.From("half", (string _) => 0.5, new DelegateScorerOptions { Minimum = 0, Maximum = 1 });

        var (score, paths) = Both(Scorers.JsonDiff(leaf: half), """{"a": 1, "b": 2}""", """{"a": 1, "b": 3}""");

        score.Value!.Number.Should().Be(0.75);
        paths.Value!.Number.Should().Be(1);
        score.Metadata!["paths"]!["/b"]!["score"]!.GetValue<double>().Should().Be(0.5);
    }

    [Fact]
    public void A_leaf_scorer_that_fails_fails_the_whole()
    {
        var broken = Scorers.From("broken", double (string _) => throw new InvalidOperationException("no"), new DelegateScorerOptions { Minimum = 0, Maximum = 1 });

        var (score, paths) = Both(Scorers.JsonDiff(leaf: broken), """{"a": 1}""", """{"a": 2}""");

        score.Error!.Message.Should().StartWith("At /a: Scorer 'broken' threw");
        paths.Error.Should().NotBeNull();
    }

    [Theory]
    [InlineData("""{"leaf": "latency"}""", "cannot score leaves")]
    [InlineData("""{"leaf": {"human": {"column": "x"}}}""", "needs columns.x")]
    [InlineData("""{"leaf": "squad_f2"}""", "Unknown scorer")]
    [InlineData("""{"leaf": 5}""", "expected the name of a scorer")]
    [InlineData("""{"leaf": {"exact_match": {}, "contains": {}}}""", "expected the name of a scorer")]
    public void A_leaf_scorer_that_cannot_score_leaves_is_refused(string options, string message) =>
        FluentActions.Invoking(() => Given.FromCatalog("json_diff", options)).Should().Throw<EvalKitException>().And.Message.Should().Contain(message);

    [Fact]
    public void Another_expectation_may_hold_the_value()
    {
        var evalCase = Given.Case() with { Expectations = CaseFields.From(new JsonObject { ["invoice"] = new JsonArray(1, 2) }) };
        var scorer = Given.FromCatalog("json_diff", """{"expectation": "invoice"}""");

        Scores(scorer, new ScoreArguments(evalCase, Given.Answered("[1, 2]"))).Share.Value!.Number.Should().Be(1);
        scorer.Info.Needs.Should().Contain("expectations.invoice");
    }

    [Fact]
    public void An_expectation_that_is_not_json_is_an_error() =>
        Both(Scorers.JsonDiff(), "{}", "thirty days").Share.Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);

    internal static (Score Share, Score Paths) Both(IScorer scorer, string output, params IReadOnlyList<string> accepted) => Scores(scorer, Given.Arguments(output, accepted));

    private static (Score Share, Score Paths) Scores(IScorer scorer, ScoreArguments arguments)
    {
        var pending = scorer.ScoreAsync(arguments, CancellationToken.None).AsTask();
        pending.IsCompletedSuccessfully.Should().BeTrue("code scorers end before they return");
        var scores = pending.Result.Scores;
        scores.Select(s => s.Name).Should().Equal(scorer.Info.Feedbacks.Select(f => f.Name));
        return (scores[0], scores[1]);
    }
}
