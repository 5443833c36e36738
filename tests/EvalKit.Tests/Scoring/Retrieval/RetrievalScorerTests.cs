using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.Scoring;
using EvalKit.Tests.Tracing;
using EvalKit.TestUtils;
using EvalKit.Tracing;

namespace EvalKit.Tests.Scoring.Retrieval;

public sealed class RetrievalScorerTests
{
    private const double Tolerance = 1e-9;

    /// <summary>Manning, Raghavan and Schütze 2008, figure 8.6 and the definitions beside it: relevant documents at ranks 1 and 3 of 5, three being relevant in all.</summary>
    [Theory]
    [InlineData("precision_at_k", "{}", 2 / 5.0)]
    [InlineData("precision_at_k", """{"k": 3}""", 2 / 3.0)]
    [InlineData("precision_at_k", """{"k": 10}""", 2 / 10.0)]
    [InlineData("recall_at_k", "{}", 2 / 3.0)]
    [InlineData("recall_at_k", """{"k": 1}""", 1 / 3.0)]
    [InlineData("f1_at_k", "{}", 2 * (2 / 5.0) * (2 / 3.0) / ((2 / 5.0) + (2 / 3.0)))]
    [InlineData("f1_at_k", """{"k": 1}""", 0.5)]
    [InlineData("mean_reciprocal_rank", "{}", 1)]
    [InlineData("mean_average_precision", "{}", (1 + (2 / 3.0)) / 3)]
    [InlineData("mean_average_precision", """{"k": 2}""", 1 / 3.0)]
    public void The_metrics_are_those_of_the_textbook(string scorer, string options, double value) =>
        Number(scorer, options, ["a", "x", "b", "y", "z"], ["a", "b", "c"]).Should().BeApproximately(value, Tolerance);

    /// <summary>Voorhees 1999: three questions whose first right answers stand at ranks 3, 2 and 1 have a mean reciprocal rank of 11/18.</summary>
    [Fact]
    public void The_mean_reciprocal_rank_is_that_of_the_published_example() => ((string[][])[["x", "y", "a"], ["x", "a"], ["a", "x"]])
        .Average(retrieved => Number("mean_reciprocal_rank", "{}", retrieved, ["a"])).Should().BeApproximately(11 / 18.0, Tolerance);

    /// <summary>Järvelin and Kekäläinen's measure on a ranking whose documents have the relevance 3, 2, 3, 0, 1, 2: 6.861 of 7.141.</summary>
    [Theory]
    [InlineData("linear", 6.861126688593502 / 7.140995184095700)]
    [InlineData("exponential", 13.848263629272981 / 14.595390756454924)]
    public void Ndcg_is_that_of_the_published_example(string gain, double value)
    {
        var expected = new JsonArray([.. ((double[])[3, 2, 3, 0, 1, 2]).Select((r, i) => (JsonNode)new JsonObject { ["id"] = "d" + (char)('1' + i), ["relevance"] = r })]);

        Number("ndcg", $$"""{"gain": "{{gain}}"}""", ["d1", "d2", "d3", "d4", "d5", "d6"], expected).Should().BeApproximately(value, Tolerance);
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"k": 2}""", false)]
    public void A_hit_is_an_expected_passage_among_the_first(string options, bool hit) =>
        Score("hit_rate", options, ["x", "y", "a"], new JsonArray("a", "b")).Value!.Bool.Should().Be(hit);

    [Theory]
    [InlineData("id", "The capital is Paris.", false)]
    [InlineData("text", "the capital  is paris.", true)]
    [InlineData("text", "So: the capital is Paris.", false)]
    [InlineData("contains_text", "So: THE capital is\nParis. It has a river.", true)]
    public void Passages_are_compared_by_id_or_by_text(string by, string passage, bool found) =>
        (Number("recall_at_k", $$"""{"by": "{{by}}"}""", [passage], ["The  capital is Paris."]) == 1).Should().Be(found);

    [Fact]
    public void A_passage_that_is_retrieved_again_finds_nothing_new()
    {
        Number("precision_at_k", """{"k": 2}""", ["a", "a"], ["a", "b"]).Should().Be(0.5);
        Number("recall_at_k", "{}", ["a", "a"], ["a", "a"]).Should().Be(1, "what is expected twice is one expectation");
        Number("mean_average_precision", "{}", ["a", "a", "b"], ["a", "b"]).Should().BeApproximately((1 + (2 / 3.0)) / 2, Tolerance);
    }

    [Fact]
    public void One_passage_may_hold_several_expected_texts() =>
        Number("recall_at_k", """{"by": "contains_text"}""", ["one two three"], ["one", "three", "four"]).Should().BeApproximately(2 / 3.0, Tolerance);

    [Theory]
    [InlineData("""{"sources": ["a", "x"]}""", "sources", 1)]
    [InlineData("""{"r": {"docs": [{"id": 7, "content": "…"}, {"doc_uri": "a"}]}}""", "r.docs", 1)]
    [InlineData("""{"sources": []}""", "sources", 0)]
    public void The_passages_may_stand_in_the_output(string output, string path, double recall)
    {
        var trial = Given.Answered("") with { Output = new AppOutput(JsonNode.Parse(output)) };

        Given.Score(Given.FromCatalog("recall_at_k", $$"""{"retrieved": "{{path}}"}"""), new ScoreArguments(CaseOf(new JsonArray("a")), trial)).Value!.Number.Should().Be(recall);
    }

    [Fact]
    public void Ids_beside_the_passages_are_what_is_compared()
    {
        var trial = Given.Answered("") with { Output = new AppOutput("x") { Context = ["How to log in.", "reset.md", "Prices"], ContextIds = ["login.md", null, "7"] } };

        double Recall(string options, params string[] expected) =>
            Given.Score(Given.FromCatalog("recall_at_k", options), new ScoreArguments(CaseOf(new JsonArray([.. expected.Select(e => (JsonNode)e)])), trial)).Value!.Number!.Value;

        Recall("{}", "login.md", "reset.md").Should().Be(1, "a passage without an id is its text");
        Recall("{}", "7", "Prices").Should().Be(0.5);
        Recall("""{"by": "text"}""", "prices", "login.md").Should().Be(0.5);
    }

    [Fact]
    public void Ids_in_the_spans_of_a_search_are_what_is_compared_where_the_app_told_no_passages()
    {
        var trace = Traces.Of(
            Traces.Root(),
            Traces.Span("a", """{"openinference.span.kind":"RETRIEVER","retrieval.documents.0.document.content":"How to log in.","retrieval.documents.0.document.id":"login.md","retrieval.documents.1.document.content":"Prices"}"""));
        var args = new ScoreArguments(CaseOf(new JsonArray("login.md", "Prices")), Given.Answered("x")) { Trace = trace };

        Given.Score(Given.FromCatalog("recall_at_k", "{}"), args).Value!.Number.Should().Be(1);
        TraceTelemetry.Of(trace).ContextIds.Should().Equal("login.md", null);
    }

    [Theory]
    [InlineData("""{"retrieved": "sources"}""", """["a"]""", "no list of passages at 'sources'")]
    [InlineData("{}", """["a"]""", "told no retrieved passages")]
    [InlineData("{}", """[5, true]""", "Mend the case")]
    [InlineData("{}", """[{"id": "a", "relevance": 0}]""", "Mend the case")]
    [InlineData("{}", """[{"id": "a", "relevance": -1}]""", "Mend the case")]
    [InlineData("{}", """[" "]""", "Mend the case")]
    public void What_is_not_known_is_an_error_and_not_a_zero(string options, string expected, string message)
    {
        var score = Given.Score(Given.FromCatalog("ndcg", options), new ScoreArguments(CaseOf(JsonNode.Parse(expected)!), Given.Answered("x")));

        score.Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);
        score.Error.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("""{"k": 0}""", "a whole number from 1, found 0")]
    [InlineData("""{"k": 2.5}""", "a whole number, found 2.5")]
    [InlineData("""{"by": "url"}""", "one of id, text, contains_text")]
    public void A_bad_option_fails_when_the_scorer_is_built(string options, string message) =>
        FluentActions.Invoking(() => Given.FromCatalog("precision_at_k", options)).Should().Throw<EvalKitException>().And.Message.Should().Contain(message);

    [Fact]
    public void The_default_k_counts_as_if_it_were_written()
    {
        Given.FromCatalog("hit_rate").Info.Fingerprint.Should().Be(Given.FromCatalog("hit_rate", """{"k": 5}""").Info.Fingerprint);
        Given.FromCatalog("ndcg").Info.Fingerprint.Should().NotBe(Given.FromCatalog("ndcg", """{"k": 5}""").Info.Fingerprint);
    }

    [Fact]
    public void Every_metric_is_on_0_to_1_and_1_for_the_best_ranking()
    {
        var passages = Gen.OneOf("a", "b", "c", "d", "ab", "A b", "x y").Array[1, 8];
        Gen.Select(passages, passages, Gen.OneOf("id", "text", "contains_text")).ShouldHold(2_000, sample =>
        {
            var (retrieved, expected, by) = sample;
            var distinct = expected.Distinct().ToArray();
            return RetrievalMetric.All.All(m =>
                Number(m.Name, $$"""{"by": "{{by}}"}""", retrieved, expected) is >= 0 and <= 1
                && Number(m.Name, $$"""{"k": {{distinct.Length}}}""", distinct, distinct) == 1);
        });
    }

    [Fact]
    public void Any_json_is_read_or_refused() => Gen.Select(AnyJson.Value, AnyJson.Value).ShouldHold(1_000, pair =>
    {
        var arguments = new ScoreArguments(CaseOf(pair.Item1), Given.Answered("") with { Output = new AppOutput(new JsonObject { ["x"] = pair.Item2?.DeepClone() }) });
        return RetrievalMetric.All.All(m => Given.Score(Given.FromCatalog(m.Name, """{"retrieved": "x"}"""), arguments) is { Error.Kind: FeedbackErrorKind.MissingInput } or { Value.Number: >= 0 and <= 1 });
    });

    private static double Number(string scorer, string options, string[] retrieved, string[] expected) => Number(scorer, options, retrieved, new JsonArray([.. expected.Select(e => JsonValue.Create(e))]));

    private static double Number(string scorer, string options, string[] retrieved, JsonNode expected) => Score(scorer, options, retrieved, expected).Value!.Number!.Value;

    private static Score Score(string scorer, string options, string[] retrieved, JsonNode expected) =>
        Given.Score(Given.FromCatalog(scorer, options), new ScoreArguments(CaseOf(expected), Given.Answered("") with { Output = new AppOutput("x") { Context = retrieved } }));

    private static EvalCase CaseOf(JsonNode? expected) => Given.Case() with { Expectations = CaseFields.From(new JsonObject { ["expected_retrieved_context"] = expected?.DeepClone() }) };
}
