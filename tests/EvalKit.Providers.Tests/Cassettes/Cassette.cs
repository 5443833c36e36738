using EvalKit.TestUtils;
using YamlDotNet.RepresentationModel;

namespace EvalKit.Providers.Tests.Cassettes;

/// <summary>One exchange with a provider as it was recorded: what was asked where, and what came back.</summary>
/// <param name="File">The file, relative to the folder of cassettes.</param>
/// <param name="Address">Where it was asked.</param>
/// <param name="Status">The HTTP status of the reply.</param>
/// <param name="Body">The reply's body; empty where it is no text.</param>
/// <param name="Headers">The reply's headers.</param>
internal sealed record Cassette(string File, Uri Address, int Status, string Body, IReadOnlyList<(string Name, string Value)> Headers)
{
    public const string Folder = "data/llm_http_cassettes";

    public bool IsStream => Body.StartsWith("data:", StringComparison.Ordinal) || Body.StartsWith("event:", StringComparison.Ordinal);

    /// <summary>All exchanges of all files. The files are of several recorders, whose names for one thing differ.</summary>
    public static IReadOnlyList<Cassette> All()
    {
        var folder = SharedData.PathOf(Folder);
        return [.. Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(f => Read(f, Path.GetRelativePath(folder, f)))];
    }

    private static IEnumerable<Cassette> Read(string path, string name)
    {
        var yaml = new YamlStream();
        using (var reader = System.IO.File.OpenText(path))
        {
            yaml.Load(reader);
        }

        foreach (var exchange in (YamlSequenceNode)yaml.Documents[0].RootNode["interactions"])
        {
            var (request, response) = (exchange["request"], exchange["response"]);
            var address = Text(Child(request, "uri") ?? Child(request, "url"));
            var status = Text(Child(response, "status_code") ?? Child(response, "code") ?? Child(response["status"], "code"));
            var body = Child(response, "content") ?? Child(response, "body");
            yield return new Cassette(
                name,
                new Uri(address),
                int.Parse(status, System.Globalization.CultureInfo.InvariantCulture),
                body is YamlMappingNode mapping ? Text(Child(mapping, "string")) : Text(body),
                [.. HeadersOf(Child(response, "headers"))]);
        }
    }

    private static IEnumerable<(string Name, string Value)> HeadersOf(YamlNode? headers) =>
        headers is YamlMappingNode mapping ? mapping.Children.Select(h => (Text(h.Key), Text(h.Value is YamlSequenceNode values ? values.Children.FirstOrDefault() : h.Value))) : [];

    private static YamlNode? Child(YamlNode? node, string name) => node is YamlMappingNode mapping && mapping.Children.TryGetValue(name, out var child) ? child : null;

    private static string Text(YamlNode? node) => node is YamlScalarNode scalar ? scalar.Value ?? "" : "";
}
