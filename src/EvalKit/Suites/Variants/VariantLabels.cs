using System.Text.RegularExpressions;

namespace EvalKit.Suites.Variants;

/// <summary>Short texts that tell variants apart: of each path the shortest end that no other path has, of each value the part that tells it from the others.</summary>
internal static partial class VariantLabels
{
    /// <summary>Makes a label of each combination: <c>chat=gpt-4.1, prompt=b</c>. A key with one value is left out, unless all have one.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<MatrixAxis> axes, IEnumerable<IReadOnlyList<string>> combinations)
    {
        var varied = axes.Any(a => a.Values.Count > 1) ? axes.Select(a => a.Values.Count > 1).ToList() : [.. axes.Select(_ => true)];
        var names = Names(axes.Select(a => a.Path).ToList());
        var values = axes.Select(a => ShortValues(a.Values.Select(v => v.Text).ToList())).ToList();
        return combinations.Select(c => string.Join(", ", Enumerable.Range(0, axes.Count).Where(i => varied[i]).Select(i => $"{names[i]}={values[i][c[i]]}")));
    }

    private static List<string> Names(List<string> paths) => paths.ConvertAll(path =>
    {
        var steps = path.Split('.');
        var others = paths.Where(p => p != path).ToList();
        var ends = Enumerable.Range(1, steps.Length).Select(n => string.Join('.', steps[^n..]));
        return ends.FirstOrDefault(end => others.TrueForAll(o => o != end && !o.EndsWith("." + end, StringComparison.Ordinal))) ?? path;
    });

    private static Dictionary<string, string> ShortValues(List<string> values)
    {
        var shortened = values.ConvertAll(Short);
        var areDistinct = shortened.Distinct(StringComparer.Ordinal).Count() == values.Count;
        return values.Zip(areDistinct ? shortened : values).ToDictionary(v => v.First, v => v.Second, StringComparer.Ordinal);
    }

    /// <summary>The name of a model without its provider, of a file without folder and extension; anything else as it is.</summary>
    private static string Short(string value)
    {
        var name = Extension().Replace(value[(value.LastIndexOf('/') + 1)..], "");
        return value.Any(char.IsWhiteSpace) || name.Length == 0 ? value : name;
    }

    [GeneratedRegex(@"\.(md|txt|csv|jsonl?|ya?ml)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Extension();
}
