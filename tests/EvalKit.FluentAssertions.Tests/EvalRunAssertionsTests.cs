using EvalKit.Gating;
using FluentAssertions.Execution;
using Xunit.Sdk;

namespace EvalKit.FluentAssertions.Tests;

public sealed class EvalRunAssertionsTests
{
    [Fact]
    public async Task A_mean_whose_interval_lies_above_the_floor_holds()
    {
        var run = await Some.RunAsync(cases: 100, passing: 95);

        run.Should().HaveMean("polite").AtLeast(0.8).And.HaveMean("polite/pass_rate").AtLeast(0.8).And.HaveCoverage(0.95).And.HaveCoverage("polite").And.PassGates();
    }

    [Fact]
    public async Task A_mean_below_the_floor_fails_with_estimate_interval_and_reason()
    {
        var run = await Some.RunAsync(cases: 100, passing: 60);

        var assert = () => run.Should().HaveMean("polite").AtLeast(0.8, because: "the FAQ is {0}", becauseArgs: "public");

        assert.Should().Throw<XunitException>()
            .WithMessage("Expected run \"faq\" to have a mean of polite of at least 0.8 because the FAQ is public, but: polite 0.60 (*n=100*below_floor*");
    }

    [Fact]
    public async Task A_floor_inside_the_interval_holds_on_the_interval_and_fails_on_the_point()
    {
        var run = await Some.RunAsync(cases: 20, passing: 15);

        run.Should().HaveMean("polite").AtLeast(0.8);
        var assert = () => run.Should().HaveMean("polite").AtLeast(0.8, on: DecideOn.Point);

        assert.Should().Throw<XunitException>().WithMessage("*0.75*");
    }

    [Fact]
    public async Task Too_few_scored_cases_fail_because_the_mean_cannot_be_used()
    {
        var run = await Some.RunAsync(cases: 20, passing: 12, unscored: 8);

        var mean = () => run.Should().HaveMean("polite").AtLeast(0.5);
        var coverage = () => run.Should().HaveCoverage("polite", 0.95);

        mean.Should().Throw<XunitException>().WithMessage("*low_coverage*");
        coverage.Should().Throw<XunitException>().WithMessage("*score of polite for at least 95 %*12 of 20 cases (60 %)*8 have an error*");
    }

    [Fact]
    public async Task A_regression_fails_and_names_the_worst_cases()
    {
        var before = await Some.RunAsync(cases: 60, passing: 55);
        var after = await Some.RunAsync(cases: 60, passing: 30);

        var assert = () => after.Should().NotRegressFrom(before, on: "polite", by: 0.05);

        assert.Should().Throw<XunitException>().WithMessage("*not to regress from*on polite*regressed*Changed cases, worst first:*case-0?? 1 -> 0*and 20 more*");
    }

    [Fact]
    public async Task An_equal_run_does_not_regress_from_a_baseline()
    {
        var run = await Some.RunAsync(cases: 60, passing: 55);

        run.Should().NotRegressFrom(Baselines.FromRun(run.Results, DateTimeOffset.UnixEpoch)).And.NotRegressFrom(run, on: "polite");
    }

    [Fact]
    public async Task An_app_that_breaks_fails_with_the_case()
    {
        var before = await Some.RunAsync(cases: 60, passing: 60);
        var after = await Some.RunAsync(cases: 60, passing: 60, throwing: 1);

        var assert = () => after.Should().NotRegressFrom(before);

        assert.Should().Throw<XunitException>().WithMessage("*not to break*app_broke*case-000*");
    }

    [Fact]
    public async Task Gates_that_fail_are_told_by_their_lines()
    {
        var run = await Some.RunAsync(cases: 50, passing: 20, configure: suite => suite.Gate(new FeedbackRef("polite"), atLeast: 0.9));

        var assert = () => run.Should().PassGates();

        assert.Should().Throw<XunitException>().WithMessage("*gate polite/mean*polite 0.40*below_floor*");
    }

    [Fact]
    public async Task A_scope_collects_every_failure()
    {
        var run = await Some.RunAsync(cases: 100, passing: 50, unscored: 2);

        var assert = () =>
        {
            using var scope = new AssertionScope("nightly run");
            run.Should().HaveMean("polite").AtLeast(0.9);
            run.Should().HaveCoverage("polite", 0.99);
            run.Should().HaveMean("rude").AtMost(0.1);
        };

        assert.Should().Throw<XunitException>().WithMessage("*nightly run*below_floor*98 of 100*feedback rude*app_ok, polite*");
    }

    [Fact]
    public void No_run_is_a_failure_of_its_own()
    {
        EvalRun? run = null;

        var assert = () => run.Should().HaveMean("polite").AtLeast(0.9);

        assert.Should().Throw<XunitException>().WithMessage("*run*<null>*");
    }

    [Fact]
    public async Task Braces_in_the_data_do_not_break_the_message()
    {
        var run = await Some.RunAsync(cases: 3, passing: 3);

        var assert = () => run.Should().HaveMean("{0}").AtLeast(0.9);

        assert.Should().Throw<XunitException>().WithMessage("*feedback {0}*");
    }
}
