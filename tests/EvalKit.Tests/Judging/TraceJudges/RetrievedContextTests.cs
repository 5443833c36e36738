using System.Diagnostics;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Running;
using EvalKit.Scoring;
using EvalKit.Tests.Tracing;

namespace EvalKit.Tests.Judging.TraceJudges;

/// <summary>Passages that an app did not tell are those of the retrieval spans of its trace.</summary>
public sealed class RetrievedContextTests
{
    private const string Yes = """{"reason":"r","claims":[],"verdict":"yes"}""";
    private const string OpenInference = """{"openinference.span.kind":"RETRIEVER","retrieval.documents.0.document.content":"ONE","retrieval.documents.1.document.content":"TWO"}""";
    private const string GenAi = """{"gen_ai.operation.name":"retrieval","gen_ai.retrieval.documents":"[{\"id\":\"7\",\"content\":\"TWO\"},{\"content\":\"THREE\"}]"}""";
    private const string Mlflow = """{"mlflow.spanType":"RETRIEVER","mlflow.spanOutputs":"[{\"page_content\":\"FOUR\",\"metadata\":{}},{\"page_content\":\"ONE\"}]"}""";

    private static readonly TraceRecord Searches = Traces.Of(
        Traces.Root(),
        Traces.Span("a", OpenInference, "root", at: 1),
        Traces.Span("b", GenAi, "root", at: 2),
        Traces.Span("c", Mlflow, "root", at: 3));

    [Fact]
    public async Task A_judge_sees_the_passages_of_the_retrieval_spans_in_their_order_and_each_once()
    {
        var (score, prompt) = await JudgeAsync(SomeJudged.Arguments("x") with { Trace = Searches });

        prompt.Should().Contain("""["ONE","TWO","THREE","FOUR"]""");
        score.Metadata!["context_from"]!.GetValue<string>().Should().Be("trace");
        score.Value.Should().Be(FeedbackValue.Of(true));
    }

    [Fact]
    public async Task What_the_app_told_goes_before_its_trace()
    {
        var (score, prompt) = await JudgeAsync(SomeJudged.Arguments("x", "TOLD") with { Trace = Searches });

        prompt.Should().Contain("""["TOLD"]""").And.NotContain("ONE");
        score.Metadata!["context_from"]!.GetValue<string>().Should().Be("outputs.context");
    }

    [Fact]
    public async Task An_expectation_that_stands_in_is_named()
    {
        var (score, _) = await JudgeAsync(SomeJudged.Arguments(new JsonObject { ["expected_retrieved_context"] = new JsonArray("EXPECTED") }, "x"));

        score.Metadata!["context_from"]!.GetValue<string>().Should().Be("expectations.expected_retrieved_context");
    }

    [Fact]
    public async Task A_trace_without_a_search_is_an_error_and_no_score()
    {
        var args = SomeJudged.Arguments("x") with { Trace = Traces.Of(Traces.Root(), Traces.Span("a", parent: "root")) };

        var feedback = await ScoringPipeline.ScoreAsync([((IModelScorer)Judges.RetrievalRelevance("fake:/m")).Bind(ScriptedChatClient.Saying(Yes))], args, new DefaultIdSource(TimeProvider.System), TimeProvider.System, default);

        feedback.Should().HaveCount(2).And.OnlyContain(f => f.Value == null && f.Error!.Kind == FeedbackErrorKind.MissingInput);
        feedback[0].Error!.Message.Should().Contain("needs context").And.Contain("of the type RETRIEVER");
    }

    [Fact]
    public async Task Each_passage_of_the_trace_is_due_a_verdict()
    {
        var client = ScriptedChatClient.Saying(
            """{"reason":"r","passages":[{"item":1,"verdict":"relevant"}],"verdict":"yes"}""",
            """{"reason":"r","passages":[{"item":1,"verdict":"relevant"},{"item":2,"verdict":"irrelevant"},{"item":3,"verdict":"irrelevant"},{"item":4,"verdict":"relevant"}],"verdict":"yes"}""");

        var scores = (await ((IModelScorer)Judges.RetrievalRelevance("fake:/m")).Bind(client).ScoreAsync(SomeJudged.Arguments("x") with { Trace = Searches }, default)).Scores;

        client.Asked[1].Messages[^1].Text.Should().Contain("'passages' must hold each number from 1 to 4 once");
        scores[1].Value.Should().Be(FeedbackValue.Of(0.5));
    }

    [Fact]
    public async Task The_code_scorers_of_retrieval_see_them_too()
    {
        var args = SomeJudged.Arguments(new JsonObject { ["expected_retrieved_context"] = new JsonArray("TWO", "FOUR") }, "x") with { Trace = Searches };

        (await Scorers.PrecisionAtK(new RetrievalOptions { K = 2 }).ScoreAsync(args, default)).Scores[0].Value.Should().Be(FeedbackValue.Of(0.5));
        (await Scorers.MeanReciprocalRank().ScoreAsync(args, default)).Scores[0].Value.Should().Be(FeedbackValue.Of(0.5));
    }

    [Fact]
    public async Task A_live_app_is_not_refused_for_passages_that_only_its_trace_tells()
    {
        using var source = new ActivitySource("test." + nameof(RetrievedContextTests));
        AppOutput Answer(EvalCase evalCase)
        {
            using var search = source.StartActivity("search");
            search?.SetTag("openinference.span.kind", "RETRIEVER").SetTag("retrieval.documents.0.document.content", "FOUND");
            return "x";
        }

        var cases = new[] { EvalCases.Create(CaseFields.OfText(("question", "q")), CaseFields.Empty) };
        var suite = new EvalSuite("searching")
        {
            Dataset = EvalDatasets.Create("searching", cases),
            App = (c, _) => Task.FromResult(Answer(c)),
            Run = new RunSettings { Replay = ReplayMode.Off },
        };
        suite.Score(Judges.Groundedness("fake:/m"));

        var run = await suite.RunAsync(new EvaluationOptions { Models = new ScriptedModels(prompt => prompt.Contains("FOUND", StringComparison.Ordinal) ? "yes" : "no") });

        var cell = run.Results.Column("groundedness")!.Cells.Single()!;
        cell.Metadata!["context_from"]!.GetValue<string>().Should().Be("trace");
    }

    private static async Task<(Score Score, string Prompt)> JudgeAsync(ScoreArguments args)
    {
        var client = ScriptedChatClient.Saying(Yes);
        var scores = (await ((IModelScorer)Judges.Groundedness("fake:/m")).Bind(client).ScoreAsync(args, default)).Scores;
        return (scores[0], client.Asked[0].Messages[1].Text);
    }
}
