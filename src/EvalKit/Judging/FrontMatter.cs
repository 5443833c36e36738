using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace EvalKit.Judging;

/// <summary>The YAML between two lines of <c>---</c> at the top of a file. Anchors, aliases and tags are refused.</summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";
    private readonly string _file;
    private readonly YamlMappingNode _root;

    private FrontMatter(string file, YamlMappingNode root, int firstLineAfter)
    {
        _file = file;
        _root = root;
        FirstLineAfter = firstLineAfter;
    }

    /// <summary>Number of the first line behind the front matter, from 1.</summary>
    public int FirstLineAfter { get; }

    public static FrontMatter Read(string text, string file)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.FindIndex(lines, 1, l => l.TrimEnd() == Fence);
        if (lines[0].TrimStart('\uFEFF').TrimEnd() != Fence || end < 0)
        {
            throw new EvalKitException(FaultKind.Usage, $"{file}:1: expected front matter between two lines of '{Fence}' at the top of the file.");
        }

        // The first line stays, empty, so that the parser's line numbers are those of the file.
        var yaml = string.Join('\n', lines[1..end].Prepend(""));
        return new FrontMatter(file, ReadMapping(yaml, file), end + 2);
    }

    /// <summary>The keys, in the order of the file.</summary>
    public IReadOnlyList<string> Names => [.. _root.Children.Keys.Select(k => ((YamlScalarNode)k).Value ?? "")];

    public bool Has(string name) => Find(name) is not null;

    public void AllowOnly(params string[] names)
    {
        foreach (var (key, _) in _root.Children)
        {
            if (!names.Contains(((YamlScalarNode)key).Value, StringComparer.Ordinal))
            {
                var unknown = ((YamlScalarNode)key).Value ?? "";
                throw Fault(key, $"unknown key '{unknown}'.{NearestNames.Hint(unknown, names)} Expected one of {string.Join(", ", names)}");
            }
        }
    }

    public string? Text(string name) => Find(name) is { } node ? TextOf(node, name) : null;

    public double? Number(string name) => Find(name) is { } node
        ? double.TryParse(TextOf(node, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Fault(node, $"'{name}' must be a number, found '{TextOf(node, name)}'")
        : null;

    public bool? Bool(string name) => Find(name) is not { } node
        ? null
        : TextOf(node, name) switch
        {
            "true" => true,
            "false" => false,
            var other => throw Fault(node, $"'{name}' must be true or false, found '{other}'"),
        };

    public IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children.Select(c => TextOf(c, name))],
        var node => [TextOf(node, name)],
    };

    /// <summary>A mapping below the root; empty when it is absent.</summary>
    public FrontMatter Section(string name) => Find(name) switch
    {
        null => new FrontMatter(_file, [], FirstLineAfter),
        YamlMappingNode mapping when mapping.Children.Keys.All(k => k is YamlScalarNode) => new FrontMatter(_file, mapping, FirstLineAfter),
        var node => throw Fault(node, $"'{name}' must be a mapping of names to values"),
    };

    /// <summary>A mapping of names to texts below the root, in the file's order; empty when it is absent.</summary>
    public IReadOnlyList<(string Name, string Text)> Map(string name) => Find(name) switch
    {
        null => [],
        YamlMappingNode mapping => [.. mapping.Children.Select(c => (TextOf(c.Key, name), TextOf(c.Value, name)))],
        var node => throw Fault(node, $"'{name}' must be a mapping of names to texts"),
    };

    public EvalKitException Fault(string name, string message) => Fault(Find(name) ?? _root, message);

    private static YamlMappingNode ReadMapping(string yaml, string file)
    {
        try
        {
            RefuseIndirection(yaml, file);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents switch
            {
                [{ RootNode: YamlMappingNode root }] when root.Children.Keys.All(k => k is YamlScalarNode) => root,
                _ => throw new EvalKitException(FaultKind.Usage, $"{file}:2: expected a mapping of names to values as front matter."),
            };
        }
        catch (YamlException exception)
        {
            throw new EvalKitException(FaultKind.Usage, $"{file}:{exception.Start.Line}: the front matter is no YAML: {exception.Message}", exception);
        }
    }

    private static void RefuseIndirection(string yaml, string file)
    {
        var parser = new Parser(new StringReader(yaml));
        while (parser.MoveNext())
        {
            if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
            {
                throw new EvalKitException(FaultKind.Usage, $"{file}:{parser.Current.Start.Line}: anchors, aliases and tags are not allowed in front matter; write the value out.");
            }
        }
    }

    private YamlNode? Find(string name) => _root.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;

    private string TextOf(YamlNode node, string name) =>
        node is YamlScalarNode { Value: { Length: > 0 } value } ? value : throw Fault(node, $"'{name}' must be a text, a number or a list of them");

    private EvalKitException Fault(YamlNode node, string message) => new(FaultKind.Usage, $"{_file}:{Math.Max(1, node.Start.Line)}: {message}.");
}
