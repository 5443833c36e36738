using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Datasets;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Scoring;
using EvalKit.TestUtils.Secrets;

namespace EvalKit.Tests.Redaction;

public sealed class RedactingRunStoreTests
{
    private static readonly string Leak = FakeSecrets.Text;

    [Fact]
    public async Task A_run_keeps_no_secret_and_scores_as_if_it_did()
    {
        await using var store = new InMemoryRunStore();
        string? seen = null;
        var suite = Suite(Scorers.From("sees", (ScoreArguments args) =>
        {
            seen = args.OutputText;
            return Score.Of("sees", FeedbackValue.Of(args.OutputText.Contains(Leak, StringComparison.Ordinal)), Leak) with { Metadata = new JsonObject { ["raw"] = Leak } };
        }, new DelegateScorerOptions { ValueKind = FeedbackValueKind.Bool }));
        suite.App = (_, _) => Task.FromResult(AppOutput.FromText("It is: " + Leak));

        var run = await suite.RunAsync(new EvaluationOptions { Store = store, Name = Leak });

        seen.Should().Be("It is: " + Leak, "scorers see the answer as it was");
        var cell = run.Results.Column("sees")!.Cells.Should().ContainSingle().Which!;
        cell.Error.Should().BeNull();
        cell.Value!.Bool.Should().BeTrue();
        (await Dump(store, run)).Should().NotContainAny(FakeSecrets.All.Select(s => JsonEncodedText.Encode(s.Value).ToString()));
        run.Results.Rows[0].Trial.Output!.Text.Should().Contain("[redacted github_token]");
        cell.Rationale.Should().Contain("[redacted openai_key]");
    }

    [Fact]
    public async Task Hashes_and_ids_are_those_of_the_originals()
    {
        var suite = Suite(Scorers.ExactMatch());
        suite.App = (_, _) => Task.FromResult(AppOutput.FromText(Leak));

        var run = await suite.RunAsync();

        var original = suite.Dataset!.Cases[0];
        run.Results.Rows[0].Case.Id.Should().Be(original.Id);
        run.Results.Rows[0].Case.CaseHash.Should().Be(original.CaseHash);
        run.Results.Record.DatasetHash.Should().Be(suite.Dataset.ContentHash);
        run.Results.Rows[0].Trial.OutputHash.Should().Be(CanonicalJson.Hash(JsonSerializer.SerializeToElement(Leak)));
    }

    [Fact]
    public async Task What_a_trial_returns_is_without_secrets_whether_it_answered_or_threw()
    {
        var suite = Suite(Scorers.ExactMatch());
        await using var evaluation = await Evaluation.StartAsync(suite, suite.Dataset!, new EvaluationOptions(), CancellationToken.None);
        var evalCase = suite.Dataset!.Cases[0];

        var answered = await evaluation.RunTrialAsync(evalCase, 0, (_, _) => Task.FromResult(AppOutput.FromText(Leak)), CancellationToken.None);
        var threw = await evaluation.RunTrialAsync(evalCase, 1, (_, _) => throw new InvalidOperationException(Leak), CancellationToken.None);

        answered.Trial.Output!.Text.Should().NotContainAny(FakeSecrets.All.Select(s => s.Value));
        threw.Trial.Error!.Message.Should().NotContainAny(FakeSecrets.All.Select(s => s.Value)).And.Contain("[redacted ");
    }

    private static EvalSuite Suite(IScorer scorer)
    {
        var suite = new EvalSuite("leaky") { Dataset = EvalDatasets.Create("leaky", [Case()]) };
        suite.Score(scorer);
        return suite;
    }

    private static EvalCase Case()
    {
        var tags = new Dictionary<string, string> { ["note"] = Leak };
        return EvalCases.Create(CaseFields.OfText(("question", Leak)), CaseFields.OfText(("expected_response", Leak)), "a", tags) with { Columns = CaseFields.OfText(("plain", Leak)) };
    }

    private static async Task<string> Dump(IRunStore store, EvalRun run)
    {
        var kept = new List<object?> { run.Results.Record, run.Results.Columns.Select(c => c.Cells), run.Results.Rows };
        await foreach (var evalCase in store.ReadCasesAsync(run.Results.Record.Id, CancellationToken.None))
        {
            kept.Add(evalCase);
        }

        return JsonSerializer.Serialize(kept);
    }
}
