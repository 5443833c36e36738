using System.Text.Json.Nodes;
using EvalKit.Suites.Yaml;

namespace EvalKit.Suites.Sections;

/// <summary>A list of names with or without options, as scorers and run metrics are written.</summary>
internal static class NamedItems
{
    /// <param name="value">The list; null for none.</param>
    /// <param name="section">The key that it stands under.</param>
    /// <param name="noun">What an item is.</param>
    /// <param name="example">An item with options.</param>
    /// <param name="create">Builds what an item names, so that mistakes are found while their place is known.</param>
    public static IReadOnlyList<ScorerSpec> Read(YamlValue? value, string section, string noun, string example, Action<ScorerSpec> create) => value switch
    {
        null => [],
        YamlList list => [.. list.Items.Select(item => ReadItem(item, noun, example, create))],
        _ => throw SuiteFault.At(value.Place, $"expected {section} to be a list, found {value.Shown}. Begin each {noun} with '- '."),
    };

    private static ScorerSpec ReadItem(YamlValue item, string noun, string example, Action<ScorerSpec> create)
    {
        var spec = item switch
        {
            YamlScalar { IsNull: false } name => new ScorerSpec(name.Text, []),
            YamlMap { Entries: [var entry] } => new ScorerSpec(entry.Key, ReadOptions(entry)),
            YamlMap map => throw SuiteFault.At(
                map.Place, $"expected one {noun} in a list item, found the keys {string.Join(", ", map.Entries.Select(e => e.Key))}. Options go inside: - {example}."),
            _ => throw SuiteFault.At(item.Place, $"expected the name of a {noun}, or a name with options, found {item.Shown}."),
        };
        try
        {
            create(spec);
            return spec;
        }
        catch (EvalKitException e)
        {
            throw SuiteFault.At(item.Place, e);
        }
    }

    private static JsonObject ReadOptions(YamlEntry entry) => entry.Value switch
    {
        YamlMap options => (JsonObject)YamlScalars.Json(options)!,
        YamlScalar { IsNull: true } => [],
        var other => throw SuiteFault.At(other.Place, $"expected options as a map, such as {entry.Key}: {{name: my_name}}; found {other.Shown}."),
    };
}
