using System.IO.Compression;
using System.Xml.Linq;
using EvalKit.Acceptance.Processes;
using EvalKit.Runs;
using EvalKit.Sqlite;

namespace EvalKit.Acceptance.Packages;

/// <summary>The packages as a user meets them: installed into an empty project, with a dataset and one class beside it.</summary>
[Collection(ProcessCollection.Name)]
public sealed class PackageTests(ConsumerProject project) : IClassFixture<ConsumerProject>
{
    [Fact]
    public async Task A_dataset_and_one_class_are_an_evaluation_with_store_and_report_beside_the_project()
    {
        var (process, tests) = await project.TestAsync();

        process.ExitCode.Should().Be(0, process.Output + process.Error);
        tests.Select(t => t.Name).Should().BeEquivalentTo([.. ConsumerProject.CaseIds.Select(id => $"Answer[{id}]"), "Gate[correctness at_least 0.5]", "Gate[app]"]);
        tests.Should().OnlyContain(t => t.Outcome == TestRunFile.Passed);
        process.Output.Should().Contain("EvalKit faq: ", "the package's target shows the gate lines");
        await using var store = await SqliteRunStore.OpenAsync(Path.Combine(project.Folder, ".evalkit", "evalkit.db"), TimeProvider.System, CancellationToken.None);
        (await store.ListRunsAsync(new RunQuery { Suite = "faq" }, CancellationToken.None)).Should().NotBeEmpty();
        var report = await File.ReadAllTextAsync(Path.Combine(project.Folder, ".evalkit", "faq.html"));
        report.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal).Should().BeTrue();
        report.Contains("correctness", StringComparison.Ordinal).Should().BeTrue();
    }

    [Fact]
    public async Task Wrong_answers_fail_the_gate_and_no_case()
    {
        var (process, tests) = await project.TestAsync(("SHOP", "clueless"));

        process.ExitCode.Should().Be(1, process.Output + process.Error);
        var failed = tests.Should().ContainSingle(t => t.Outcome == TestRunFile.Failed).Which;
        failed.Name.Should().Be("Gate[correctness at_least 0.5]");
        failed.Message.Should().Contain("FAIL below_floor");
    }

    [Fact]
    public void Every_package_says_what_it_is_and_has_its_readme_licence_and_documentation()
    {
        foreach (var id in PackedPackages.Ids)
        {
            using var package = Open(id);
            var nuspec = Nuspec(package);
            Value(nuspec, "description").Should().NotBeNullOrWhiteSpace().And.NotBe("Package Description");
            Value(nuspec, "license").Should().Be("MIT");
            Value(nuspec, "version").Should().Be(PackedPackages.Version);
            Value(nuspec, "readme").Should().Be("README.md");
            package.Entries.Select(e => e.FullName).Should().Contain(["README.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"]);
        }
    }

    [Theory]
    [InlineData("EvalKit.Xunit")]
    [InlineData("EvalKit.Providers")]
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
