using EvalKit.Acceptance.Processes;
using EvalKit.Reporting.Tests.Html;

namespace EvalKit.Acceptance.Templates;

/// <summary>What a newcomer sees: <c>dotnet new evalkit</c>, <c>dotnet test</c>, without a network or a key.</summary>
[Collection(ProcessCollection.Name)]
public sealed class TemplateTests(TemplateProject project) : IClassFixture<TemplateProject>
{
    private static readonly int Cases = File.ReadLines(Path.Combine(StarterData.Folder, "shop.csv")).Count() - 1;

    [Fact]
    public void The_first_test_run_is_green_and_names_the_one_case_that_got_worse()
    {
        var run = project.FirstRun;

        run.Process.ExitCode.Should().Be(0, run.Process.Output);
        run.Cases.Should().HaveCount(Cases).And.OnlyContain(t => t.Outcome == TestRunFile.Passed);
        run.Gates.Should().ContainSingle(g => g.Outcome == TestRunFile.Skipped).Which.Name.Should().StartWith("Gate[correctness");
        run.Gates.Should().NotContain(g => g.Outcome == TestRunFile.Failed);
        run.Process.Output.Should().Contain("EvalKit shop: ").And.Contain("correctness 0.95 → 0.90").And.Contain("INCONCLUSIVE possible_drop")
            .And.Contain($"regressed: {StarterData.RegressedCase} (correctness true → false)").And.Contain(project.ReportPath);
        run.Process.Output.Should().NotContain("warn", "a new project builds and runs without a warning");
    }

    [Fact]
    public void The_first_report_shows_the_regression_with_the_reason_of_the_judge()
    {
        var page = new PageReader(project.FirstReport);

        var cases = page.Data("ek-index");
        cases.GetProperty("ids")[0].GetString().Should().Be(StarterData.RegressedCase);
        cases.GetProperty("movement").GetString().Should().Be("r" + new string('s', Cases - 1), "one case regressed, the others are the same");
        page.Data("ek-d0").GetRawText().Contains("The question asks for a price.", StringComparison.Ordinal).Should().BeTrue();
    }

    [Fact]
    public void The_sentence_that_the_readme_gives_mends_the_app_and_the_gate_passes()
    {
        project.NewFiles["README.md"].Should().Contain($"\"{StarterData.BetterAnswer}\"");
        var run = project.MendedRun;

        run.Process.ExitCode.Should().Be(0, run.Process.Output);
        run.Tests.Should().OnlyContain(t => t.Outcome == TestRunFile.Passed);
        run.Process.Output.Should().Contain("nothing changed").And.NotContain("regressed");
    }

    [Fact]
    public void The_runs_leave_the_files_of_the_project_alone_and_write_nothing_outside_of_it()
    {
        Directory.GetFileSystemEntries(project.Work).Select(Path.GetFileName).Should().Contain(TemplateProject.Name).And.NotContain(".evalkit");
        foreach (var (name, text) in project.NewFiles.Where(f => f.Key != "ShopAssistant.cs"))
        {
            File.ReadAllText(Path.Combine(project.Folder, name)).Should().Be(text, name);
        }

        var added = Directory.GetFileSystemEntries(project.Folder).Select(Path.GetFileName).Except(project.NewFiles.Keys.Select(f => f.Split('/')[0]));
        added.Should().BeEquivalentTo("bin", "obj", ".evalkit");
    }

    [Fact]
    public void A_new_project_has_its_own_name_everywhere_and_the_versions_of_the_packages()
    {
        project.NewFiles.Keys.Should().BeEquivalentTo(
            ".gitignore", "README.md", "Shop.Evals.csproj", "ShopAssistant.cs", "ShopEvals.cs", "baselines/shop.jsonl", "evalkit.json", "recordings/shop/correctness.jsonl", "shop.csv");
        project.NewFiles["ShopEvals.cs"].Should().Contain("namespace Shop.Evals;");
        project.NewFiles.Values.Should().OnlyContain(text => !text.Contains("_VERSION") && !text.Contains("Evals.1") && !text.Contains("Evals._1"));
        project.NewFiles["baselines/shop.jsonl"].Split('\n')[0].Should().NotContain("2026-01-01", "the baseline is blessed when the project is made");
    }

    [Fact]
    public async Task A_project_name_that_is_no_namespace_becomes_one_in_the_code()
    {
        await project.NewAsync("my-shop");

        var folder = Path.Combine(project.Work, "my-shop");
        File.Exists(Path.Combine(folder, "my-shop.csproj")).Should().BeTrue();
        (await File.ReadAllTextAsync(Path.Combine(folder, "ShopEvals.cs"))).Should().Contain("namespace my_shop;");
    }
}
