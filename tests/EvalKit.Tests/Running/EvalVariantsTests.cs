using EvalKit.Datasets;
using EvalKit.Gating;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Scoring;

namespace EvalKit.Tests.Running;

public sealed class EvalVariantsTests
{
    private static readonly EvalDataset Numbers = EvalDatasets.Create("numbers", Enumerable.Range(1, 40).Select(i => EvalCases.Create(
        CaseFields.OfText(("question", $"{i}")), CaseFields.OfText(("expected_response", $"{i}")), id: $"case-{i:00}")));

    [Fact]
    public async Task Apps_run_side_by_side_in_one_session_and_each_is_paired_with_the_first()
    {
        var store = new InMemoryRunStore();
        var suite = Suite();

        var runs = await suite.RunVariantsAsync([("right", Echo), ("half", Half), ("same", Echo)], new EvaluationOptions { Store = store });

        runs.Variants.Select(v => (v.Number, v.Label)).Should().Equal((1, "right"), (2, "half"), (3, "same"));
        runs.Variants.Select(v => v.Run.Results.Record.SessionId).Should().AllBe(runs.SessionId);
        runs.Reference.Comparison.Should().BeNull();
        runs.Variants[1].Comparison!.Feedback.Single(f => f.Feedback.Name == "exact_match").Difference.Should().Be(-0.5);
        runs.Variants[2].Comparison!.Changes.Should().BeEmpty();
        runs.Variants.Select(v => v.Run.Verdict).Should().Equal(Verdict.Pass, Verdict.Fail, Verdict.Pass);
        runs.Verdict.Should().Be(Verdict.Fail);
        (await store.ListRunsAsync(new RunQuery { SessionId = runs.SessionId }, default)).Should().HaveCount(3);
    }

    [Fact]
    public async Task Variants_that_were_stopped_go_on_and_none_is_paid_twice()
    {
        using var stop = new CancellationTokenSource();
        var (store, calls) = (new InMemoryRunStore(), 0);
        EvalApp Counting(EvalApp app) => (evalCase, token) =>
        {
            if (Interlocked.Increment(ref calls) == 50)
            {
                stop.Cancel();
            }

            return app(evalCase, token);
        };
        var act = () => OneByOne().RunVariantsAsync([("right", Counting(Echo)), ("half", Counting(Half))], new EvaluationOptions { Store = store, Stop = stop.Token });
        await act.Should().ThrowAsync<EvaluationCanceledException>();

        var runs = await OneByOne().RunVariantsAsync([("right", Counting(Echo)), ("half", Counting(Half))], new EvaluationOptions { Store = store });
        var anew = await OneByOne().RunVariantsAsync([("right", Counting(Echo)), ("half", Counting(Half))], new EvaluationOptions { Store = store });

        runs.Variants.Select(v => v.Run.Results.Rows.Count).Should().Equal(40, 40);
        (await store.ListRunsAsync(new RunQuery { SessionId = runs.SessionId }, default)).Should().HaveCount(2);
        anew.SessionId.Should().NotBe(runs.SessionId, "what is complete is made anew when it is asked for again");
        calls.Should().Be(160);

        EvalSuite OneByOne()
        {
            var suite = Suite();
            suite.Run = suite.Run with { Concurrency = 1 };
            return suite;
        }
    }

    [Fact]
    public async Task The_numbers_are_those_of_comparing_the_stored_runs()
    {
        var store = new InMemoryRunStore();

        var runs = await Suite().RunVariantsAsync([("right", Echo), ("half", Half)], new EvaluationOptions { Store = store });

        var first = await RunReader.LoadAsync(store, runs.Reference.Run.Id, default);
        var second = await RunReader.LoadAsync(store, runs.Variants[1].Run.Id, default);
        Comparisons.Compare(second, Baselines.FromRun(first, first.Record.EndedAt!.Value)).Should().BeEquivalentTo(runs.Variants[1].Comparison);
    }

    [Fact]
    public async Task The_baseline_is_for_the_first_variant_and_the_names_and_parameters_tell_the_runs_apart()
    {
        var before = await Suite(Half).RunAsync();
        var baseline = Baselines.FromRun(before.Results, before.Results.Record.EndedAt!.Value);

        var runs = await Suite().RunVariantsAsync([("right", Echo), ("half", Half)], new EvaluationOptions { Baseline = baseline, Name = "nightly" });

        runs.Variants.Select(v => v.Run.Baseline!.RunId).Should().Equal(before.Id, runs.Reference.Run.Id);
        var records = runs.Variants.Select(v => v.Run.Results.Record).ToList();
        records.Select(r => r.Name).Should().Equal("nightly: right", "nightly: half");
        records.Select(r => r.IsLaterVariant).Should().Equal(false, true);
        records.Select(r => r.Suite).Should().AllBe("numbers");
        records.Select(r => r.AppFingerprint).Should().OnlyHaveUniqueItems("delegates of one assembly must not be taken for one app");
    }

    [Fact]
    public async Task Values_of_a_variant_are_parameters_of_its_run()
    {
        var runs = await EvalVariants.RunAsync([new EvalVariant("a", Suite(Echo)) { Values = [KeyValuePair.Create("app.retrieval", "bm25")] }]);

        runs.Reference.Run.Results.Record.Parameters.Should().Contain("app.retrieval", "bm25").And.Contain("variant", "1").And.Contain("repeats", "1");
    }

    [Fact]
    public async Task Labels_and_suites_that_do_not_fit_are_refused_before_anything_runs()
    {
        var twice = () => Suite().RunVariantsAsync([("a", Echo), ("a", Half)]);
        var none = () => Suite().RunVariantsAsync([]);
        var others = () => EvalVariants.RunAsync([new EvalVariant("a", Suite(Echo)), new EvalVariant("b", new EvalSuite("letters"))]);

        await twice.Should().ThrowAsync<EvalKitException>().WithMessage("The label 'a' stands for two variants*");
        await none.Should().ThrowAsync<EvalKitException>().WithMessage("*at least one*");
        await others.Should().ThrowAsync<EvalKitException>().WithMessage("*'a' is of 'numbers' and 'b' of 'letters'*");
    }

    private static EvalSuite Suite(EvalApp? app = null)
    {
        var suite = new EvalSuite("numbers") { Dataset = Numbers, App = app };
        suite.Gate(suite.Score(Scorers.ExactMatch()), maxDrop: 0.05);
        return suite;
    }

    private static Task<AppOutput> Echo(EvalCase evalCase, CancellationToken cancellationToken) => Task.FromResult(AppOutput.FromText(evalCase.Inputs.Text("question")));

    private static Task<AppOutput> Half(EvalCase evalCase, CancellationToken cancellationToken) =>
        Task.FromResult(AppOutput.FromText(int.Parse(evalCase.Inputs.Text("question")!, System.Globalization.CultureInfo.InvariantCulture) % 2 == 0 ? "none" : evalCase.Inputs.Text("question")));
}
