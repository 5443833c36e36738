using System.Globalization;
using System.Xml.Linq;
using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.Packages;

/// <summary>
/// A user's test project outside the repository: empty, as <c>dotnet new xunit</c> makes it, then with EvalKit's packages by <c>dotnet add package</c>, a dataset and one
/// file of code.
/// </summary>
public sealed class ConsumerProject(PackageFeed feed) : IAsyncLifetime
{
    private const int Cases = 20;
    private readonly string _root = Directory.CreateTempSubdirectory("evalkit-consumer-").FullName;

    public static IEnumerable<string> CaseIds => Enumerable.Range(1, Cases).Select(i => $"return-{i.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The cases that <see cref="WorseCode"/> does not answer.</summary>
    public static IEnumerable<string> WorseCaseIds => CaseIds.Where(id => id.EndsWith('5') || id.EndsWith('7') || id.EndsWith('9'));

    /// <summary>All that the user writes: the evaluation, and an application to evaluate.</summary>
    public const string Code = """
        public sealed class FaqEvals : IEvaluation
        {
            public static void Configure(EvalSuite suite)
            {
                var correct = suite.Score(Judges.Correctness("local:/short-answer"));
                suite.Gate(correct, atLeast: 0.5, maxDrop: 0.05);
            }

            [EvalTheory("faq.csv")]
            public string Answer(string question) => Shop.Ask(question);
        }

        public static class Shop
        {
            public static string Ask(string question) => "You have 30 days.";
        }
        """;

    public static string WorseCode { get; } = Code.Replace(
        "=> \"You have 30 days.\"", "=> question[^2] is '5' or '7' or '9' ? \"The shop is in Berlin.\" : \"You have 30 days.\"", StringComparison.Ordinal);

    public string Folder => Path.Combine(_root, "Faq.Evals");

    public string Feed => feed.Folder;

    internal DotnetTest FirstRun { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        await feed.ServeAsync(_root);
        await WriteAsync("Faq.Evals.csproj", EmptyProject());
        await AddPackageAsync("EvalKit.Xunit");
        await AddPackageAsync("EvalKit.Providers");
        await WriteAsync("faq.csv", "id,question,expected_response\n" + string.Concat(CaseIds.Select(id => $"{id},How long can I return article {id}?,30 days\n")));
        FirstRun = await TestAsync(Code);
    }

    /// <summary>Writes the user's file of code and runs <c>dotnet test</c> in the project's folder.</summary>
    internal async Task<DotnetTest> TestAsync(string code)
    {
        await WriteAsync("FaqEvals.cs", code);
        return await DotnetTest.RunAsync(Folder, [], feed.Environment);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    private async Task AddPackageAsync(string id)
    {
        var added = await ProcessRunner.RunAsync(Folder, "dotnet", ["add", "package", id, "--version", PackedPackages.Version, "--source", feed.Folder], feed.Environment);
        added.ExitCode.Should().Be(0, added.Output + added.Error);
    }

    /// <summary>
    /// With this repository's versions of xunit and of the test SDK, so that nothing is downloaded, and with warnings as errors: a package that asks for a version that is not
    /// to be had (NU1603) would be one.
    /// </summary>
    private static string EmptyProject()
    {
        var pinned = XDocument.Load(Path.Combine(SharedData.RepositoryRoot, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(p => p.Attribute("Include")!.Value, p => p.Attribute("Version")!.Value);
        string[] runner = ["xunit", "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk"];
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
                {string.Join("\n    ", runner.Select(id => $"""<PackageReference Include="{id}" Version="{pinned[id]}" />"""))}
              </ItemGroup>
            </Project>
            """;
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(Folder, name), text);
}
