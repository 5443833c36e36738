using System.Text.Json.Nodes;
using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Suites;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.Suites;

public sealed class SuiteValidationTests
{
    private static readonly EvalDataset Faq = EvalDatasets.Create("faq", [EvalCases.Create(CaseFields.OfText(("question", "?")), CaseFields.OfText(("expected_response", "a")))]);

    [Fact]
    public void A_suite_that_fits_its_dataset_passes()
    {
        var check = () => Check("scorers: [squad_f1, latency]\ngates:\n  - metric: squad_f1\n  - {metric: latency/p95, max_rise: 10%, at_most: 5000}\n  - {metric: app_ok, at_least: 1, on: point}\n");

        check.Should().NotThrow();
    }

    [Theory]
    [InlineData("scorers: [squad_f1]\ngates:\n  - metric: squad_f2", "no scorer makes the feedback 'squad_f2'", "'squad_f1'")]
    [InlineData("scorers: [squad_f1, squad_f1]", "'squad_f1' is made by squad_f1 and squad_f1", "'name'")]
    [InlineData("scorers:\n  - contains: {text: a, name: app_ok}", "'app_ok' is built in", "another name")]
    [InlineData("scorers: [squad_f1]\ngates:\n  - {metric: squad_f1, at_least: 80}", "at_least is 80", "[0, 1]")]
    [InlineData("scorers: [latency]\ngates:\n  - {metric: latency, at_most: -1}", "at_most is -1", "[0, ∞)")]
    [InlineData("scorers: [squad_f1]\ngates:\n  - {metric: squad_f1/pass_rate, at_least: 1.5}", "at_least is 1.5", "[0, 1]")]
    [InlineData("scorers: [squad_f1]\ngates:\n  - {metric: squad_f1, at_least: 0.8, at_most: 0.7}", "above at_most", "nothing can pass")]
    [InlineData("scorers: [latency]\ngates:\n  - {metric: latency, max_drop: 5}", "lower is better here", "Write max_rise")]
    [InlineData("scorers: [squad_f1]\ngates:\n  - {metric: squad_f1, max_rise: 0.1}", "higher is better here", "Write max_drop")]
    [InlineData("scorers: [latency]\ngates:\n  - metric: latency", "no declared range", "max_rise: 10%, or an amount in ms")]
    [InlineData("scorers: [latency]\ngates:\n  - {metric: latency, max_rise: auto}", "no declared range", "max_rise: 10%")]
    [InlineData("scorers: [latency]\ngates:\n  - {metric: latency/max, max_rise: 10%}", "a max has no interval", "at_most")]
    [InlineData("scorers: [squad_f1]\ngates:\n  - {metric: squad_f1/share(a), at_least: 0.1}", "share(…) is for categories", "mean")]
    [InlineData("scorers: [exact_match]\ngates:\n  - {metric: exact_match/pass_hat_2, at_least: 0.5}", "asks about 2 repeats of a case, and each case runs 1 times", "run: {repeats: 2}")]
    [InlineData("scorers: [exact_match]\nrun: {repeats: 2}\ngates:\n  - {metric: exact_match/pass_at_2, at_least: 1.5}", "at_least is 1.5", "[0, 1]")]
    [InlineData("scorers:\n  - human: {column: question}", "needs columns.question", "'question' is an input now")]
    [InlineData("scorers:\n  - human: {column: label}", "needs columns.label", "no case of 'faq' has it")]
    public void A_misfit_is_named_with_the_next_step(string yaml, string problem, string nextStep)
    {
        Fault(yaml).Should().Contain(problem).And.Contain(nextStep);
    }

    [Theory]
    [InlineData("qestion", "the judge 'tone' cannot be asked about any case, such as '*': tone.md:8:*qestion*")]
    [InlineData("question", null)]
    public void A_judge_of_one_s_own_that_misspells_a_name_is_found_before_the_app_is_paid(string name, string? problem)
    {
        var judge = JudgeFile.Parse($"---\nname: tone\nversion: 1\nneeds: [outputs]\nvalue: bool\n---\n# user\n{{{{ inputs.{name} }}}}\n{{{{ block outputs }}}}\n", "tone.md");
        var suite = new EvalSuite("faq") { App = (_, _) => Task.FromResult(AppOutput.FromText("a")) };
        suite.Score(Judges.Of(judge, "openai:/m"));

        var check = () => SuiteValidation.Check(suite, Faq);

        if (problem is null)
        {
            check.Should().NotThrow();
        }
        else
        {
            check.Should().Throw<EvalKitException>().WithMessage("*" + problem);
        }
    }

    [Fact]
    public void Categories_are_gated_by_their_shares()
    {
        const string Human = "scorers:\n  - human: {column: tone, type: category, categories: [kind, rude]}\ngates:\n";
        var dataset = EvalDatasets.Create("d", [EvalCases.Create(CaseFields.Empty) with { Columns = CaseFields.OfText(("tone", "kind")) }]);

        Fault(Human + "  - metric: human", dataset).Should().Contain("'human' is a category, which has no mean").And.Contain("share(<category>)");
        Fault(Human + "  - {metric: human/share(rud), at_most: 0.1}", dataset).Should().Contain("no category 'rud'").And.Contain("'rude'");
        var check = () => Check(Human + "  - {metric: human/share(rude), at_most: 0.1, max_rise: 0.05}", dataset);
        check.Should().NotThrow();
    }

    [Fact]
    public void An_expectation_that_no_case_has_is_reported_before_the_run()
    {
        var dataset = EvalDatasets.Create("d", [EvalCases.Create(CaseFields.OfText(("q", "?")), CaseFields.OfText(("expected_respons", "a")))]);

        Fault("scorers: [exact_match]", dataset).Should().Contain("'exact_match' needs expectations.expected_response").And.Contain("Did you mean 'expected_respons'?");
    }

    [Fact]
    public void Of_alternative_needs_one_is_enough()
    {
        const string Yaml = "scorers:\n  - judge: {file: correctness, model: \"local:/short-answer\"}\n";
        var facts = EvalDatasets.Create("d", [EvalCases.Create(CaseFields.OfText(("question", "?")), CaseFields.OfText(("expected_facts", "a")))]);
        var none = EvalDatasets.Create("d", [EvalCases.Create(CaseFields.OfText(("question", "?")))]);

        var check = () => Check(Yaml, facts);
        check.Should().NotThrow();
        Fault(Yaml, none).Should().Contain("needs expectations.expected_response or expectations.expected_facts, but no case");
    }

    [Fact]
    public void Passages_are_missed_before_the_run_where_they_are_known()
    {
        const string Yaml = "scorers:\n  - judge: {file: groundedness, model: \"openai:/m\"}\n";
        EvalDataset Of(AppOutput? recorded, CaseFields expectations) =>
            EvalDatasets.Create("d", [EvalCases.Create(CaseFields.OfText(("question", "?")), expectations) with { RecordedOutput = recorded }]);

        Fault(Yaml, Of("answer", CaseFields.Empty)).Should().Contain("'groundedness' needs context or expectations.expected_retrieved_context, but no case").And.Contain("outputs.context");
        foreach (var dataset in new[] { Of(null, CaseFields.Empty), Of(AppOutput.FromText("answer") with { Context = ["p"] }, CaseFields.Empty), Of("answer", CaseFields.OfText(("expected_retrieved_context", "p"))) })
        {
            var check = () => Check(Yaml, dataset);
            check.Should().NotThrow();
        }
    }

    [Fact]
    public void A_judge_of_two_answers_is_no_scorer_by_itself()
    {
        Fault("scorers:\n  - judge: {file: pairwise, model: \"openai:/m\"}\n").Should().Contain("'pairwise' needs reference").And.Contain("compares two answers");
    }

    [Fact]
    public void A_label_inside_a_json_column_is_found()
    {
        var labels = CaseFields.From(new JsonObject { ["gpt4"] = new JsonObject { ["is_correct"] = true } });
        var dataset = EvalDatasets.Create("d", [EvalCases.Create(CaseFields.Empty) with { Columns = labels }]);

        var check = () => Check("scorers:\n  - human: {column: gpt4.is_correct}", dataset);
        check.Should().NotThrow();
    }

    [Fact]
    public void All_problems_are_listed_at_once()
    {
        var suite = new EvalSuite("FAQ") { Run = new RunSettings { Repeats = 0, Concurrency = 0, Retries = -1, Timeout = TimeSpan.Zero } };
        suite.Gate(new Gate(new MetricName("x")) { MinCoverage = 2 });

        var fault = Reading.Fault(() => SuiteValidation.Check(suite, new EvalDataset("d", [], "")));

        fault.Should().StartWith("Suite 'FAQ' has 7 problems:\n- ");
        fault.Split('\n').Should().HaveCount(8);
        fault.Should().Contain("'FAQ'").And.Contain("repeats").And.Contain("concurrency").And.Contain("retries").And.Contain("timeout").And.Contain("no cases").And.Contain("feedback 'x'");
    }

    private static string Fault(string yaml, EvalDataset? dataset = null) => Reading.Fault(() => Check(yaml, dataset));

    private static void Check(string yaml, EvalDataset? dataset = null) => SuiteValidation.Check(SuiteBinder.Bind(Suite.Load(yaml)), dataset ?? Faq);
}
