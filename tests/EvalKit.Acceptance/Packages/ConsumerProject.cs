using System.Globalization;
using System.Xml.Linq;
using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.Packages;

/// <summary>
/// A user's test project outside the repository, which has EvalKit from packages only. EvalKit's packages are unpacked into a folder of its own; all others come from the
/// machine's packages folder or feeds, as anywhere.
/// </summary>
public sealed class ConsumerProject : IAsyncLifetime
{
    private const int Cases = 10;
    private readonly string _root = Directory.CreateTempSubdirectory("evalkit-consumer-").FullName;
    private int _runs;

    public static IEnumerable<string> CaseIds => Enumerable.Range(1, Cases).Select(i => $"return-{i.ToString(CultureInfo.InvariantCulture)}");

    public string Folder => Path.Combine(_root, "Faq.Evals");

    public string Feed => Path.Combine(_root, "feed");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Feed);
        Directory.CreateDirectory(Folder);
        await PackedPackages.PackAsync(Feed, _root);
        await WriteAsync("nuget.config", Sources());
        await WriteAsync("Faq.Evals.csproj", Project());
        await WriteAsync("faq.csv", "id,question,expected_response\n" + string.Concat(CaseIds.Select(id => $"{id},How long can I return article {id}?,30 days\n")));
        await WriteAsync("FaqEvals.cs", """
            public sealed class FaqEvals : IEvaluation
            {
                public static void Configure(EvalSuite suite)
                {
                    var correct = suite.Score(Judges.Correctness("local:/short-answer"));
                    suite.Gate(correct, atLeast: 0.5);
                }

                [EvalTheory("faq.csv")]
                public Task<string> Answer(string question) =>
                    Task.FromResult(Environment.GetEnvironmentVariable("SHOP") == "clueless" ? "The shop is in Berlin." : "You have 30 days.");
            }
            """);
    }

    /// <summary>Runs <c>dotnet test</c> in the project's folder.</summary>
    internal async Task<(ProcessResult Process, IReadOnlyList<TestRunEntry> Tests)> TestAsync(params (string Name, string Value)[] environment)
    {
        var trx = Path.Combine(_root, $"{_runs++}.trx");
        var process = await ProcessRunner.RunAsync(Folder, "dotnet", ["test", "--logger", $"trx;LogFileName={trx}", .. ProcessRunner.NothingLeftRunning],
        [
            ("NUGET_PACKAGES", Path.Combine(_root, "packages")), .. environment,
        ]);
        File.Exists(trx).Should().BeTrue("dotnet test writes its results, but said: {0}", process.Output + process.Error);
        return (process, TestRunFile.Read(trx));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The machine's own sources stay: a nearer file adds to them.</summary>
    private string Sources()
    {
        var machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var sources = new XElement("packageSources", new XElement("add", new XAttribute("key", "evalkit"), new XAttribute("value", Feed)));
        var fallback = Directory.Exists(machine)
            ? new XElement("fallbackPackageFolders", new XElement("add", new XAttribute("key", "machine"), new XAttribute("value", machine)))
            : null;
        return new XElement("configuration", sources, fallback).ToString();
    }

    /// <summary>Warnings are errors: a package that asks for a version that is not to be had (NU1603) would be one.</summary>
    private static string Project()
    {
        var pinned = XDocument.Load(Path.Combine(SharedData.RepositoryRoot, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(p => p.Attribute("Include")!.Value, p => p.Attribute("Version")!.Value);
        string[] runner = ["xunit", "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk"];
        var references = runner.Select(id => (Id: id, Version: pinned[id])).Append((Id: "EvalKit.Xunit", PackedPackages.Version)).Append((Id: "EvalKit.Providers", PackedPackages.Version));
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", references.Select(r => $"""<PackageReference Include="{r.Id}" Version="{r.Version}" />"""))}
              </ItemGroup>
            </Project>
            """;
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(Folder, name), text);
}
