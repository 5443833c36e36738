using System.Text.Json.Nodes;
using EvalKit.Suites.Yaml;

namespace EvalKit.Suites.Sections;

internal static class ScorersSection
{
    public static IReadOnlyList<ScorerSpec> Read(YamlValue? value, string folder) => value switch
    {
        null => [],
        YamlList list => [.. list.Items.Select(item => ReadScorer(item, folder))],
        _ => throw SuiteFault.At(value.Place, $"expected scorers to be a list, found {value.Shown}. Begin each scorer with '- '."),
    };

    private static ScorerSpec ReadScorer(YamlValue item, string folder)
    {
        var spec = item switch
        {
            YamlScalar { IsNull: false } name => new ScorerSpec(name.Text, []),
            YamlMap { Entries: [var entry] } => new ScorerSpec(entry.Key, ReadOptions(entry)),
            YamlMap map => throw SuiteFault.At(
                map.Place, $"expected one scorer in a list item, found the keys {string.Join(", ", map.Entries.Select(e => e.Key))}. Options go inside: - contains: {{text: \"x\"}}."),
            _ => throw SuiteFault.At(item.Place, $"expected the name of a scorer, or a name with options, found {item.Shown}."),
        };
        try
        {
            ScorerBinding.Create(spec, folder);
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
