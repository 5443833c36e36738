using System.Globalization;
using System.Text.Json.Nodes;
using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Suites.Sections;
using EvalKit.Suites.Yaml;

namespace EvalKit.Suites;

/// <summary>
/// Reads the option <c>examples</c> of a judge: the keys of a dataset, the column of the labels, and how many to show. Its file is read with the suite, because what a judge is
/// shown is part of what it is.
/// </summary>
internal static class JudgeExamples
{
    private const string Option = "examples";
    private const string Label = "label";
    private const string Reason = "reason";
    private const string Count = "count";
    private const string Seed = "seed";

    private static readonly string[] Own = [Label, Reason, Count, Seed];

    /// <summary>The entry without its examples.</summary>
    public static ScorerSpec Without(ScorerSpec spec) => spec.Options.ContainsKey(Option)
        ? spec with { Options = new JsonObject(spec.Options.Where(o => o.Key != Option).Select(o => KeyValuePair.Create(o.Key, o.Value?.DeepClone()))) }
        : spec;

    /// <summary>The examples; null where the entry names none.</summary>
    /// <exception cref="EvalKitException">A key is unknown or of the wrong type, the file is absent or malformed, or no answer in it has a label.</exception>
    public static FewShotExamples? Of(ScorerSpec spec, string? folder)
    {
        if (spec.Options[Option] is not { } node)
        {
            return null;
        }

        var options = node as JsonObject ?? throw Fault($"expected a map with the keys {string.Join(", ", Own)} and those of a dataset, found {node.ToJsonString()}.");
        var dataset = new JsonObject(options.Where(o => !Own.Contains(o.Key, StringComparer.Ordinal)).Select(o => KeyValuePair.Create(o.Key, o.Value?.DeepClone())));
        var cases = DatasetReader.Read(DatasetSection.Read(YamlTree.Read(dataset.ToJsonString(), _ => $"the option '{Option}' of a judge")), folder ?? ".");
        var defaults = new FewShotOptions();
        return FewShotExamples.From(
            cases,
            Text(options, Label) ?? throw Fault($"expected the key '{Label}': the column that holds what people said."),
            new FewShotOptions { Count = Whole(options, Count) ?? defaults.Count, Seed = Whole(options, Seed) ?? defaults.Seed },
            Text(options, Reason));
    }

    private static string? Text(JsonObject options, string key) => options[key] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) && text.Length > 0 => text,
        var other => throw Fault($"expected '{key}' to be a text, found {other.ToJsonString()}."),
    };

    private static int? Whole(JsonObject options, string key) => options[key] switch
    {
        null => null,
        JsonValue value when int.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        var other => throw Fault($"expected '{key}' to be a whole number, found {other.ToJsonString()}."),
    };

    private static EvalKitException Fault(string message) => new(FaultKind.Usage, $"The option '{Option}' of a judge: {message}");
}
