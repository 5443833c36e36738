using EvalKit.Datasets;
using EvalKit.Suites.Yaml;

namespace EvalKit.Suites.Sections;

internal static class DatasetSection
{
    public static DatasetSpec Read(YamlValue value)
    {
        var dataset = new YamlMapReader(value, SuiteKeys.Dataset, SuiteKeys.OfDataset);
        return new DatasetSpec
        {
            Paths = ReadPaths(dataset),
            Name = dataset.Text("name"),
            Id = dataset.Text("id"),
            Inputs = dataset.Find("inputs") is YamlMap ? dataset.TextMap("inputs") : dataset.Texts("inputs")?.ToDictionary(column => column, StringComparer.Ordinal),
            Expectations = dataset.TextMap("expectations"),
            Separators = ReadSeparators(dataset),
            Outputs = dataset.Text("outputs"),
            Tags = dataset.Texts("tags"),
            Cluster = dataset.Text("cluster"),
            Where = ReadWhere(dataset),
        };
    }

    private static IReadOnlyList<string> ReadPaths(YamlMapReader dataset)
    {
        var path = dataset.Require("path", "Name the dataset file, such as path: faq.csv.");
        return path is YamlScalar single ? [single.Text]
            : dataset.Texts("path") is { Count: > 0 } paths ? paths
            : throw dataset.Unexpected("path", "at least one file", path);
    }

    private static IReadOnlyDictionary<string, string> ReadSeparators(YamlMapReader dataset)
    {
        var separators = dataset.TextMap("separators") ?? new Dictionary<string, string>();
        foreach (var (name, separator) in separators)
        {
            if (separator.Length == 0)
            {
                throw dataset.Unexpected("separators." + name, "a text that stands between two values, such as \"/\"", ((YamlMap)dataset.Find("separators")!).Entries.First(e => e.Key == name).Value);
            }
        }

        return separators;
    }

    private static string? ReadWhere(YamlMapReader dataset)
    {
        if (dataset.Text("where") is not { } where)
        {
            return null;
        }

        try
        {
            CaseFilter.Parse(where);
            return where;
        }
        catch (EvalKitException e)
        {
            throw SuiteFault.At(dataset.Find("where")!.Place, e);
        }
    }
}
