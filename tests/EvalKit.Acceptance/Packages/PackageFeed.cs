using System.Xml.Linq;

namespace EvalKit.Acceptance.Packages;

/// <summary>
/// The packages in a folder feed, packed once for all tests that install them, and the folder into which they are unpacked. All other packages come from the machine's
/// packages folder, which has them because the repository was built from it: no network is needed.
/// </summary>
public sealed class PackageFeed : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("evalkit-feed-").FullName;
    private readonly Lazy<Task> _packed;

    public PackageFeed()
    {
        _packed = new Lazy<Task>(() => PackedPackages.PackAsync(Folder, _root));
    }

    public string Folder => Path.Combine(_root, "feed");

    /// <summary>The environment of a <c>dotnet</c> command that restores from the feed. A call to any other machine fails.</summary>
    internal (string Name, string Value)[] Environment =>
        [("NUGET_PACKAGES", Path.Combine(_root, "packages")), ("HTTP_PROXY", "http://127.0.0.1:9"), ("HTTPS_PROXY", "http://127.0.0.1:9"), ("NO_PROXY", "127.0.0.1,localhost")];

    /// <summary>Packs, unless it is done, and lets the projects in a folder find the packages.</summary>
    public async Task ServeAsync(string folder)
    {
        await _packed.Value;
        var machine = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var config = new XElement(
            "configuration",
            new XElement("packageSources", new XElement("clear"), Add("evalkit", Folder)),
            new XElement("fallbackPackageFolders", Add("machine", machine)));
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), config.ToString());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));
}
