using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EvalKit.Suites.Yaml;

/// <summary>Reads one YAML document into nodes. What can make a small file large or alive (anchors, aliases, tags) is refused.</summary>
internal sealed class YamlTree
{
    /// <summary>Deeper than any suite, shallow enough for the stack.</summary>
    private const int MaxDepth = 50;

    private readonly Parser _parser;
    private readonly Func<long, string> _place;

    private YamlTree(string text, Func<long, string> place)
    {
        _parser = new Parser(new StringReader(text));
        _place = place;
    }

    /// <summary>Reads the only document of a text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="place">Makes the place of a line, counted from 1.</param>
    /// <exception cref="EvalKitException">The text is no YAML, or holds what is refused.</exception>
    public static YamlValue Read(string text, Func<long, string> place)
    {
        var tree = new YamlTree(text, place);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException e)
        {
            throw NoYaml(place(e.Start.Line), FormattableString.Invariant($"{(e.InnerException ?? e).Message.TrimEnd('.')} (column {e.Start.Column})"), e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The scanner of YamlDotNet leaves some malformed texts to its own internal checks, which know no place: name the last good one.
            throw NoYaml(place(Math.Max(1, tree._parser.Current?.End.Line ?? 1)), "the text after this cannot be read", e);
        }
    }

    private static EvalKitException NoYaml(string place, string reason, Exception cause) =>
        SuiteFault.At(place, $"this is no YAML: {reason}. Check the indentation and put quotes around texts with : or #.", cause);

    private YamlValue ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            throw SuiteFault.At(_place(1), "the document is empty; expected at least a name, a dataset and scorers.");
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode(1);
        _parser.Consume<DocumentEnd>();
        return _parser.Accept<StreamEnd>(out _) ? root : throw SuiteFault.At(Place(_parser.Current!), "expected one YAML document, found a second one after '---'. Give each suite its own file.");
    }

    private YamlValue ReadNode(int depth)
    {
        if (_parser.Accept<AnchorAlias>(out var alias))
        {
            throw SuiteFault.At(Place(alias), $"aliases (*{alias.Value}) are refused in suite files. Write the value out.");
        }

        var node = _parser.Consume<NodeEvent>();
        CheckNode(node, depth);
        switch (node)
        {
            case Scalar scalar:
                return new YamlScalar(Place(scalar), scalar.Value, scalar.Style != ScalarStyle.Plain);
            case SequenceStart:
                var items = new List<YamlValue>();
                while (!_parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(ReadNode(depth + 1));
                }

                return new YamlList(Place(node), items);
            default:
                return ReadMap(node, depth);
        }
    }

    private YamlMap ReadMap(NodeEvent start, int depth)
    {
        var map = new YamlMap(Place(start), []);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode(depth + 1) is not YamlScalar key)
            {
                throw SuiteFault.At(Place(start), "expected a text as the key of a map, found a list or a map.");
            }

            if (map.IndexOf(key.Text) >= 0)
            {
                throw SuiteFault.At(key.Place, $"the key '{key.Text}' stands twice in one map; expected each key once. Remove one.");
            }

            map.Entries.Add(new YamlEntry(key.Place, key.Text, ReadNode(depth + 1)));
        }

        return map;
    }

    private void CheckNode(NodeEvent node, int depth)
    {
        if (!node.Anchor.IsEmpty)
        {
            throw SuiteFault.At(Place(node), $"anchors (&{node.Anchor.Value}) are refused in suite files. Write the value out where it is needed.");
        }

        if (!node.Tag.IsEmpty)
        {
            throw SuiteFault.At(Place(node), $"tags ({node.Tag}) are refused in suite files. Put a text in quotes instead.");
        }

        if (depth > MaxDepth)
        {
            throw SuiteFault.At(Place(node), FormattableString.Invariant($"more than {MaxDepth} lists and maps inside each other."));
        }
    }

    private string Place(ParsingEvent e) => _place(e.Start.Line);
}
