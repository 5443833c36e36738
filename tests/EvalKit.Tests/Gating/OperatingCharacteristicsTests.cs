using EvalKit.TestUtils;

namespace EvalKit.Tests.Gating;

public sealed class OperatingCharacteristicsTests
{
    private const string UpdateVariable = "EVALKIT_UPDATE_DOCS";

    [Theory]
    [InlineData(50)]
    [InlineData(120)]
    [InlineData(200)]
    [InlineData(500)]
    public void Identical_outputs_pass(int cases) => OperatingCharacteristicsPage.Of(cases, 0, 0).Pass.Should().BeGreaterThanOrEqualTo(0.99);

    [Fact]
    public void An_unchanged_app_fails_in_at_most_one_of_forty_runs_whatever_the_discordance() =>
        OperatingCharacteristicsPage.Rows.Where(r => r.Drop == 0).Should().HaveCountGreaterThan(10).And.OnlyContain(r => r.Chances.Fail <= 0.025);

    [Theory]
    [InlineData(120, 0.95)]
    [InlineData(50, 0.55)]
    public void A_drop_of_ten_points_where_nothing_improves_fails(int cases, double atLeast) =>
        OperatingCharacteristicsPage.Of(cases, 0.1, 0.1).Fail.Should().BeGreaterThanOrEqualTo(atLeast);

    [Theory]
    [InlineData(0.2, 0.69)]
    [InlineData(0.3, 0.51)]
    public void A_drop_of_ten_points_amid_other_changes_fails_as_often_as_published(double discordance, double published) =>
        OperatingCharacteristicsPage.Of(120, 0.1, discordance).Fail.Should().BeApproximately(published, 0.01);

    [Theory]
    [InlineData(120, 0.49)]
    [InlineData(200, 0.69)]
    [InlineData(500, 0.96)]
    public void An_unchanged_app_with_ten_percent_discordance_passes_as_often_as_published(int cases, double published) =>
        OperatingCharacteristicsPage.Of(cases, 0, 0.1).Pass.Should().BeApproximately(published, 0.01);

    /// <summary>The bounds leave the simulation two and a half standard errors.</summary>
    [Fact]
    public void Added_repeats_fail_an_unchanged_app_no_more_often_than_one_look_does() =>
        OperatingCharacteristicsPage.RepeatedRows.Where(r => r.Drop == 0).Should().HaveCount(8).And.OnlyContain(r => r.Auto.Fail <= 0.025 + 0.006);

    [Fact]
    public void Added_repeats_pass_a_drop_of_the_margin_hardly_more_often_than_the_level_allows() =>
        OperatingCharacteristicsPage.RepeatedRows.Where(r => r.Drop == 0.05).Should().HaveCount(8).And.OnlyContain(r => r.Auto.Pass <= r.Once.Pass + 0.01);

    [Fact]
    public void Looks_that_were_not_held_to_a_stricter_level_would_claim_by_luck() =>
        OperatingCharacteristicsPage.RepeatedRows.Where(r => r is { Drop: 0, Discordance: 0.3 }).Should().HaveCount(4).And.OnlyContain(r => r.Unheld.Fail > 0.03);

    [Fact]
    public void Added_repeats_decide_more_where_the_baseline_has_repeats_too() =>
        OperatingCharacteristicsPage.RepeatedRows.Where(r => r is { Drop: 0, BaselineRepeats: 3 }).Should().HaveCount(4).And.OnlyContain(r => r.Auto.Pass > r.Once.Pass + 0.08);

    [Fact]
    public void The_enumeration_leaves_nothing_out() =>
        OperatingCharacteristicsPage.Rows.Should().OnlyContain(r => Math.Abs(r.Chances.Pass + r.Chances.Inconclusive + r.Chances.Fail - 1) < 1e-9);

    [Fact]
    public void The_published_page_is_what_comes_out()
    {
        var path = Path.Combine(SharedData.RepositoryRoot, "docs", "operating-characteristics.md");
        var page = OperatingCharacteristicsPage.Render();
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, page);
        }

        File.ReadAllText(path).ReplaceLineEndings("\n").Should().Be(page, $"the page is computed: run the tests with {UpdateVariable}=1 and commit it");
    }
}
