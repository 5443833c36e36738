using EvalKit.Reporting.Ci;

namespace EvalKit.Reporting.Tests.Ci;

public sealed class AnnotationsTests
{
    private static readonly SourceLocation Theory = new("/_/tests/FaqEvals.cs", 21);

    [Fact]
    public void A_failed_gate_is_an_error_on_the_line_of_the_theory_and_names_its_cases()
    {
        var gate = Of(SampleRun.Small().Build())[0];

        gate.Should().Be(new Annotation(
            AnnotationLevel.Error, "tests/FaqEvals.cs", 21, "faq: correctness regressed",
            "correctness 0.84 → 0.79 (−5.0 pts, 95% −9.1..−0.9, n=120) FAIL regressed\n1 case: returns-window"));
    }

    [Fact]
    public void A_regressed_case_is_an_error_when_its_gate_fails_and_a_warning_when_it_passes()
    {
        var failed = Of(SampleRun.Small().Build()).Single(a => a.Title == "Regressed: returns-window");
        var passed = Of(SampleRun.Small(verdict: Verdict.Pass).Build());

        failed.Should().Match<Annotation>(a => a.Level == AnnotationLevel.Error && a.Message == "correctness true → false\nsquad_f1 0.91 → 0.42\nnow: You may return a lamp within 14 days.\nexpected: 30 days");
        passed.Where(a => a.Level == AnnotationLevel.Error).Should().BeEmpty();
        passed.Should().ContainSingle(a => a.Level == AnnotationLevel.Warning).Which.Title.Should().Be("Regressed: returns-window");
    }

    [Fact]
    public void An_inconclusive_gate_is_a_notice_and_an_error_when_strict()
    {
        var run = SampleRun.Small(verdict: Verdict.Inconclusive).Build();

        Of(run).Should().Contain(a => a.Level == AnnotationLevel.Notice).And.NotContain(a => a.Level == AnnotationLevel.Error);
        Of(run, strict: true).Should().Contain(a => a.Level == AnnotationLevel.Error);
    }

    [Fact]
    public void A_run_in_which_nothing_got_worse_says_nothing()
    {
        var run = new SampleRun { Verdict = Verdict.Pass }.Add(new SampleCase("one", "q", "a", "a", "b") { F1Before = 0.5, F1 = 0.9 }).Build();
        run = run with { Gates = [.. run.Gates.Select(g => g with { Conditions = [g.Conditions[^1]] })] };

        Of(run).Should().BeEmpty();
    }

    [Fact]
    public void A_case_that_got_worse_where_no_gate_looks_says_nothing()
    {
        var run = new SampleRun { Verdict = Verdict.Pass }.Add(new SampleCase("one", "q", "a", "a", "b") { F1Before = 0.9, F1 = 0.1 }).Build();

        Of(run).Should().NotContain(a => a.Title.Contains("one"));
    }

    [Fact]
    public void A_partial_run_decides_no_gate_and_says_nothing()
    {
        var run = new SampleRun { Partial = true }.Add([.. SampleRun.Small().Cases]).Build();

        Of(run).Should().BeEmpty();
    }

    [Fact]
    public void At_most_ten_of_a_level_are_shown_the_gates_first_and_the_last_counts_the_rest()
    {
        var annotations = Of(SampleRun.Large(1000).Build());

        annotations.Should().HaveCount(10).And.OnlyContain(a => a.Level == AnnotationLevel.Error);
        annotations[0].Title.Should().Be("faq: correctness regressed");
        annotations[0].Message.Should().EndWith("100 cases: case-00000, case-00010, case-00020, case-00030, case-00040 and 95 more");
        annotations[9].Title.Should().Be("and 92 more");
    }

    [Fact]
    public void Cases_point_to_their_dataset_where_it_is_known()
    {
        var suite = new CiSuite(SampleRun.Small().Build()) { Source = new SourceLocation("faq.suite.yaml", null), CaseSource = c => SourceLocation.Parse(c.Location) };

        var annotations = Annotations.Of([suite], strict: false, new RepositoryPaths("/repo/evals", name => name == "GITHUB_WORKSPACE" ? "/repo" : null));

        annotations[0].Should().Match<Annotation>(a => a.File == "evals/faq.suite.yaml" && a.Line == null);
        annotations[1].Should().Match<Annotation>(a => a.File == "evals/faq.csv" && a.Line == 2);
    }

    private static IReadOnlyList<Annotation> Of(EvalRun run, bool strict = false) =>
        Annotations.Of([new CiSuite(run) { Source = Theory }], strict, new RepositoryPaths(Path.GetTempPath(), _ => null));
}
