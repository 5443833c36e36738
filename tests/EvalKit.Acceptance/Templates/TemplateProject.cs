using EvalKit.Acceptance.Packages;
using EvalKit.Acceptance.Processes;

namespace EvalKit.Acceptance.Templates;

/// <summary>
/// The project that <c>dotnet new evalkit -n Shop.Evals</c> writes, from the packed template in a command line home of its own: tested as it is, then mended as its readme says.
/// </summary>
public sealed class TemplateProject(PackageFeed feed) : IAsyncLifetime
{
    public const string Name = "Shop.Evals";

    private readonly string _root = Directory.CreateTempSubdirectory("evalkit-template-").FullName;

    /// <summary>Where projects are made; the command line's home lies beside it.</summary>
    public string Work => Path.Combine(_root, "work");

    public string Folder => Path.Combine(Work, Name);

    public string ReportPath => Path.Combine(Folder, ".evalkit", "shop.html");

    /// <summary>The project's files and their contents before anything ran.</summary>
    public IReadOnlyDictionary<string, string> NewFiles { get; private set; } = new Dictionary<string, string>();

    /// <summary>The report of the first run.</summary>
    public string FirstReport { get; private set; } = "";

    internal DotnetTest FirstRun { get; private set; } = null!;

    internal DotnetTest MendedRun { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Work);
        await feed.ServeAsync(_root);
        await DotnetAsync("new", "install", Path.Combine(feed.Folder, $"{PackedPackages.Templates}.{PackedPackages.Version}.nupkg"));
        await NewAsync(Name);
        NewFiles = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'), File.ReadAllText);

        FirstRun = await DotnetTest.RunAsync(Folder, [], Environment);
        FirstReport = await File.ReadAllTextAsync(ReportPath);

        var app = NewFiles["ShopAssistant.cs"];
        var mended = app.Replace("Gift wrapping is available for every order.", StarterData.BetterAnswer, StringComparison.Ordinal);
        mended.Should().NotBe(app, "the template's app has the sentence that made it worse");
        await File.WriteAllTextAsync(Path.Combine(Folder, "ShopAssistant.cs"), mended);
        MendedRun = await DotnetTest.RunAsync(Folder, [], Environment);
    }

    /// <summary>Makes a project.</summary>
    public Task NewAsync(string name) => DotnetAsync("new", "evalkit", "-n", name);

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    private (string Name, string Value)[] Environment => [.. feed.Environment, ("DOTNET_CLI_HOME", Path.Combine(_root, "home"))];

    private async Task DotnetAsync(params string[] arguments)
    {
        var result = await ProcessRunner.RunAsync(Work, "dotnet", arguments, Environment);
        result.ExitCode.Should().Be(0, result.Output + result.Error);
    }
}
