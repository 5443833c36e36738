using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text.Json;
using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.Packages;

/// <summary>
/// The packages, made by <c>dotnet pack</c> from this working tree into a folder feed. They are built apart from the repository's own <c>obj</c> and <c>bin</c>, which other
/// processes may be using.
/// </summary>
internal static class PackedPackages
{
    public static readonly string[] Ids =
    [
        "EvalKit", "EvalKit.Sqlite", "EvalKit.Reporting", "EvalKit.Testing", "EvalKit.Xunit", "EvalKit.Providers", "EvalKit.FluentAssertions", "EvalKit.Scorers.Html", "EvalKit.Scorers.Sql",
    ];

    /// <summary>The package of <c>dotnet new evalkit</c>: no library.</summary>
    public const string Templates = "EvalKit.Templates";

    /// <summary>Unlike that of any other build of these sources, so that no cache holds an older one.</summary>
    public static string Version { get; } = $"0.1.0-test.x{Convert.ToHexStringLower(SHA256.HashData([.. Modules().SelectMany(id => id.ToByteArray())]))[..16]}";

    /// <summary>Packs into <paramref name="feed"/>; what the build leaves goes into <paramref name="work"/>.</summary>
    public static async Task PackAsync(string feed, string work)
    {
        var filter = Path.Combine(work, "packages.slnf");
        var solution = new
        {
            solution = new
            {
                path = Path.Combine(SharedData.RepositoryRoot, "EvalKit.sln"),
                projects = Ids.Select(id => $"src\\{id}\\{id}.csproj").Append($"templates\\{Templates}\\{Templates}.csproj"),
            },
        };
        await File.WriteAllTextAsync(filter, JsonSerializer.Serialize(solution));
        var result = await ProcessRunner.RunAsync(SharedData.RepositoryRoot, "dotnet",
        [
            "pack", filter, "--output", feed, "--artifacts-path", Path.Combine(work, "artifacts"), $"-p:Version={Version}", .. ProcessRunner.NothingLeftRunning,
        ]);
        result.ExitCode.Should().Be(0, result.Output + result.Error);
    }

    private static IEnumerable<Guid> Modules() => Directory.GetFiles(AppContext.BaseDirectory, "EvalKit*.dll").Order(StringComparer.Ordinal).Select(file =>
    {
        using var assembly = new PEReader(File.OpenRead(file));
        var metadata = assembly.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    });
}
