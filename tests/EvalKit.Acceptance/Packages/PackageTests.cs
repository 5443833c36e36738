using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using EvalKit.Acceptance.Cli;
using EvalKit.Acceptance.Processes;
using EvalKit.Runs;
using EvalKit.Sqlite;

namespace EvalKit.Acceptance.Packages;

/// <summary>The packages as a user meets them: added to an empty project, with a dataset and one file of code beside it.</summary>
[Collection(ProcessCollection.Name)]
public sealed class PackageTests(ConsumerProject project) : IClassFixture<ConsumerProject>
{
    private const int MostLines = 15;

    [Fact]
    public void An_evaluation_with_its_app_takes_at_most_15_lines_of_code() =>
        ConsumerProject.Code.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)).Should().BeLessThanOrEqualTo(MostLines);

    [Fact]
    public async Task A_dataset_and_one_class_are_an_evaluation_with_store_and_report_beside_the_project()
    {
        var (process, tests) = project.FirstRun;

        process.ExitCode.Should().Be(0, process.Output + process.Error);
        tests.Select(t => t.Name).Should().BeEquivalentTo(
            [.. ConsumerProject.CaseIds.Select(id => $"Answer[{id}]"), "Gate[correctness at_least 0.5, max_drop 0.05]", "Gate[app]"]);
        tests.Should().OnlyContain(t => t.Outcome == TestRunFile.Passed);
        process.Output.Should().Contain("EvalKit faq: ", "the package's target shows the gate lines");
        await using var store = await SqliteRunStore.OpenAsync(Path.Combine(project.Folder, ".evalkit", "evalkit.db"), TimeProvider.System, CancellationToken.None);
        (await store.ListRunsAsync(new RunQuery { Suite = "faq" }, CancellationToken.None)).Should().NotBeEmpty();
        var report = await File.ReadAllTextAsync(Path.Combine(project.Folder, ".evalkit", "faq.html"));
        report.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal).Should().BeTrue();
        report.Contains("correctness", StringComparison.Ordinal).Should().BeTrue();
    }

    [Fact]
    public async Task A_run_does_not_pay_for_profiles_of_code_that_it_ends_before_using()
    {
        var settings = await File.ReadAllTextAsync(Path.Combine(project.Folder, "bin", "Debug", "net10.0", "Faq.Evals.runtimeconfig.json"));

        ((bool?)JsonNode.Parse(settings)!["runtimeOptions"]!["configProperties"]!["System.Runtime.TieredPGO"]).Should().BeFalse();
    }

    [Fact]
    public async Task A_blessed_run_turns_a_worse_app_red_by_its_gate_alone_which_names_the_cases()
    {
        var bless = await CliTool.RunAsync(project.Folder, "bless", "faq");
        bless.ExitCode.Should().Be(0, bless.Output + bless.Error);

        var (process, tests) = await project.TestAsync(ConsumerProject.WorseCode);

        process.ExitCode.Should().Be(1, process.Output + process.Error);
        var failed = tests.Should().ContainSingle(t => t.Outcome == TestRunFile.Failed).Which;
        failed.Name.Should().Be("Gate[correctness at_least 0.5, max_drop 0.05]");
        failed.Message.Should().Contain("FAIL regressed");
        ConsumerProject.WorseCaseIds.Count(id => failed.Message.Contains($" {id} 1 -> 0", StringComparison.Ordinal)).Should().Be(5, failed.Message);
        failed.Message.Should().Contain("and 1 more");
    }

    [Fact]
    public void Every_package_says_what_it_is_and_has_its_readme_licence_and_documentation()
    {
        foreach (var id in PackedPackages.Ids.Append(PackedPackages.Templates))
        {
            using var package = Open(id);
            var nuspec = Nuspec(package);
            Value(nuspec, "description").Should().NotBeNullOrWhiteSpace().And.NotBe("Package Description");
            Value(nuspec, "license").Should().Be("MIT");
            Value(nuspec, "version").Should().Be(PackedPackages.Version);
            Value(nuspec, "readme").Should().Be("README.md");
            string[] library = id == PackedPackages.Templates ? [] : [$"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"];
            package.Entries.Select(e => e.FullName).Should().Contain(["README.md", .. library]);
        }
    }

    [Theory]
    [InlineData("EvalKit.Xunit")]
    [InlineData("EvalKit.Providers")]
    [InlineData("EvalKit.Scorers.Html")]
    [InlineData("EvalKit.Scorers.Sql")]
    public void What_a_project_must_declare_the_package_declares_for_it_directly_and_through_another_package(string id)
    {
        using var package = Open(id);

        package.Entries.Select(e => e.FullName).Should().Contain([$"build/{id}.targets", $"buildTransitive/{id}.targets"]);
    }

    [Fact]
    public void Only_the_package_for_FluentAssertions_brings_it_and_only_its_last_free_line()
    {
        foreach (var id in PackedPackages.Ids)
        {
            using var package = Open(id);
            var versions = Nuspec(package).Descendants().Where(e => e.Name.LocalName == "dependency" && e.Attribute("id")!.Value == "FluentAssertions")
                .Select(e => e.Attribute("version")!.Value);
            versions.Should().BeEquivalentTo(id == "EvalKit.FluentAssertions" ? ["[6.12.0, 7.0.0)"] : Array.Empty<string>(), id);
        }
    }

    private static XDocument Nuspec(ZipArchive package)
    {
        using var stream = package.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream);
    }

    private static string? Value(XDocument nuspec, string name) => nuspec.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    private ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(project.Feed, $"{id}.{PackedPackages.Version}.nupkg"));
}
