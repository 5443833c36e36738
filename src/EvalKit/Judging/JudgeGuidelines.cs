using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EvalKit.Judging;

/// <summary>Gives a judge the guidelines that it applies.</summary>
internal static partial class JudgeGuidelines
{
    /// <summary>The need of a judge that is given guidelines with its model; also the option's name.</summary>
    public const string Need = "guidelines";

    /// <summary>The judge with its guidelines: each that has a name gets a part of its own.</summary>
    /// <exception cref="EvalKitException">The judge takes none or needs some, or one is empty, or two have one name.</exception>
    public static JudgeFile Apply(JudgeFile judge, IReadOnlyList<JudgeGuideline> guidelines)
    {
        var takes = judge.Needs.Contains(Need, StringComparer.Ordinal);
        if (takes != guidelines.Count > 0)
        {
            throw Fault(takes
                ? $"The judge '{judge.Name}' needs guidelines: give it the option 'guidelines', a text, a list of texts, or names with texts"
                : $"The judge '{judge.Name}' takes no guidelines: only one whose file has guidelines among its needs does");
        }

        if (guidelines.Any(g => string.IsNullOrWhiteSpace(g.Text)))
        {
            throw Fault($"A guideline of the judge '{judge.Name}' is empty: expected a sentence");
        }

        return guidelines.Count == 0 ? judge : judge with { Guidelines = guidelines, Parts = [.. judge.Parts, .. PartsOf(judge, guidelines)] };
    }

    /// <summary>Reads the option of a suite file.</summary>
    /// <exception cref="EvalKitException">It is no text, list of texts or names with texts.</exception>
    public static IReadOnlyList<JudgeGuideline> Read(JsonNode? option) => option switch
    {
        null => [],
        JsonArray list => [.. list.Select(g => new JudgeGuideline(null, Text(g)))],
        JsonObject named => Named(named.Select(g => KeyValuePair.Create(g.Key, Text(g.Value)))),
        _ => [new JudgeGuideline(null, Text(option))],
    };

    /// <summary>Guidelines with names, in the order of their names: a mapping has none of its own.</summary>
    public static IReadOnlyList<JudgeGuideline> Named(IEnumerable<KeyValuePair<string, string>> guidelines) =>
        [.. guidelines.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new JudgeGuideline(g.Key, g.Value))];

    private static IEnumerable<JudgePart> PartsOf(JudgeFile judge, IReadOnlyList<JudgeGuideline> guidelines)
    {
        var taken = judge.Parts.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < guidelines.Count; i++)
        {
            if (guidelines[i].Name is not { } name)
            {
                continue;
            }

            if (!Name().IsMatch(name) || !taken.Add(name))
            {
                throw Fault($"'{name}' cannot name a guideline of the judge '{judge.Name}': expected lower-case letters, digits and _, each name once, and none of {string.Join(", ", judge.Parts.Select(p => p.Name))}");
            }

            if (judge.YesWhen?.All is not { } followed)
            {
                throw Fault($"The guidelines of the judge '{judge.Name}' cannot have names: its file does not say by 'yes_when: {{all: <label>}}' which label is good");
            }

            yield return new JudgePart(name, JudgePartKind.Item, followed) { Position = i + 1 };
        }
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text)
        ? text
        : throw Fault($"The option 'guidelines' of a judge must be a text, a list of texts, or names with texts, found {node?.ToJsonString() ?? "null"}");

    private static EvalKitException Fault(string message) => new(FaultKind.Usage, message + ".");

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Name();
}
