using System.Globalization;
using System.Text.RegularExpressions;

namespace EvalKit.Suites.Yaml;

/// <summary>Puts a value into a tree at a path, as <c>--set a.b[2].c=value</c> and a matrix do: the maps on the path are made where they are missing, items of lists must exist.</summary>
internal static partial class YamlOverride
{
    public static YamlMap Apply(YamlMap root, string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        var path = equals < 0 ? assignment : assignment[..equals];
        var place = $"--set {path}";
        if (equals < 0 || !IsPath(path))
        {
            throw SuiteFault.At($"--set {assignment}", "expected path=value with a path such as run.repeats or gates[0].at_least.");
        }

        var value = YamlTree.Read(assignment[(equals + 1)..] is { Length: > 0 } text ? text : "null", _ => place);
        if (value is not YamlScalar)
        {
            throw SuiteFault.At(place, $"expected a single value, found {value.Shown}. Set its parts one by one, or edit the file.");
        }

        return Set(root, path, value, place);
    }

    public static bool IsPath(string text) => Path().IsMatch(text);

    /// <summary>Replaces the value that a path leads to.</summary>
    /// <param name="root">The suite.</param>
    /// <param name="path">The path; see <see cref="IsPath"/>.</param>
    /// <param name="value">The value.</param>
    /// <param name="place">The place that an error about the path names.</param>
    public static YamlMap Set(YamlMap root, string path, YamlValue value, string place)
    {
        var steps = Step().Matches(path).Select(m => m.Value.Trim('.')).ToList();
        return (YamlMap)Replace(root, steps, 0, value, place);
    }

    private static YamlValue Replace(YamlValue? node, List<string> steps, int index, YamlValue value, string place)
    {
        if (index == steps.Count)
        {
            return value;
        }

        return steps[index] is ['[', .. var digits, ']']
            ? ReplaceItem(node, digits, steps, index, value, place)
            : ReplaceEntry(node, steps, index, value, place);
    }

    private static YamlList ReplaceItem(YamlValue? node, string digits, List<string> steps, int index, YamlValue value, string place)
    {
        if (node is not YamlList list)
        {
            throw SuiteFault.At(place, $"expected a list before [{digits}], found {node?.Shown ?? "nothing"}.");
        }

        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var item) || item >= list.Items.Count)
        {
            throw SuiteFault.At(place, FormattableString.Invariant($"expected an index from 0 to {list.Items.Count - 1}, found [{digits}]: the list has {list.Items.Count} items."));
        }

        return list with { Items = [.. list.Items.Select((old, i) => i == item ? Replace(old, steps, index + 1, value, place) : old)] };
    }

    private static YamlMap ReplaceEntry(YamlValue? node, List<string> steps, int index, YamlValue value, string place)
    {
        var map = node switch
        {
            YamlMap existing => existing,
            null or YamlScalar { IsNull: true } => new YamlMap(place, []),
            _ => throw SuiteFault.At(place, $"expected a map before '{steps[index]}', found {node.Shown}."),
        };
        var at = map.IndexOf(steps[index]);
        var old = at < 0 ? null : map.Entries[at].Value;
        var entry = new YamlEntry(place, steps[index], Replace(old, steps, index + 1, value, place));
        return map with { Entries = at < 0 ? [.. map.Entries, entry] : [.. map.Entries.Select((e, i) => i == at ? entry : e)] };
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+|\[[0-9]+\])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex(@"\.?[A-Za-z0-9_-]+|\[[0-9]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
