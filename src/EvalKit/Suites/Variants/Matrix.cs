using EvalKit.Suites.Yaml;

namespace EvalKit.Suites.Variants;

/// <summary>Reads the matrix of a suite file and lays each combination of its values over the suite.</summary>
internal static class Matrix
{
    /// <summary>More than a person compares at a glance, and enough that a forgotten list is not paid for.</summary>
    public const int MostVariants = 32;

    /// <summary>The keys of the matrix; empty when the suite has none.</summary>
    /// <exception cref="EvalKitException">A key is no path, a value is no single value or stands twice, or there are too many variants.</exception>
    public static IReadOnlyList<MatrixAxis> Read(YamlMap suite)
    {
        var at = suite.IndexOf(SuiteKeys.Matrix);
        if (at < 0 || suite.Entries[at].Value is YamlScalar { IsNull: true })
        {
            return [];
        }

        var matrix = suite.Entries[at].Value is YamlMap { Entries.Count: > 0 } map
            ? map
            : throw SuiteFault.At(suite.Entries[at].Place, $"expected matrix to be a map of paths to lists, such as app.chat: [\"openai:/gpt-4.1-mini\", \"openai:/gpt-4.1\"]; found {suite.Entries[at].Value.Shown}.");
        var axes = matrix.Entries.ConvertAll(ReadAxis);
        var variants = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Count, int.MaxValue));
        return variants <= MostVariants
            ? axes
            : throw SuiteFault.At(matrix.Place, FormattableString.Invariant($"the matrix makes {variants} variants, {string.Join(" × ", axes.Select(a => a.Values.Count))}; at most {MostVariants} can run side by side. Leave values out, or split the suite."));
    }

    /// <summary>The suites of all combinations in order: the last key changes fastest.</summary>
    /// <param name="suite">The suite file.</param>
    /// <param name="axes">The keys.</param>
    public static IEnumerable<(IReadOnlyList<YamlScalar> Values, YamlMap Suite)> Combine(YamlMap suite, IReadOnlyList<MatrixAxis> axes) => axes.Aggregate(
        (IEnumerable<(IReadOnlyList<YamlScalar> Values, YamlMap Suite)>)[([], suite)],
        (combined, axis) => combined.SelectMany(c => axis.Values.Select(
            value => ((IReadOnlyList<YamlScalar>)[.. c.Values, value], YamlOverride.Set(c.Suite, axis.Path, value, axis.Place)))));

    private static MatrixAxis ReadAxis(YamlEntry entry)
    {
        if (!YamlOverride.IsPath(entry.Key))
        {
            throw SuiteFault.At(entry.Place, $"expected a path in the matrix, such as app.chat or scorers[0].judge.model; found '{entry.Key}'.");
        }

        if (entry.Key is SuiteKeys.Name or SuiteKeys.Matrix)
        {
            throw SuiteFault.At(entry.Place, $"the matrix cannot vary '{entry.Key}': its variants are one suite, with one name and one baseline.");
        }

        var values = entry.Value is YamlList { Items.Count: > 0 } list
            ? list.Items
            : throw SuiteFault.At(entry.Place, $"expected a list of values for '{entry.Key}' in the matrix, such as [a, b]; found {entry.Value.Shown}.");
        foreach (var value in values.Where(v => v is not YamlScalar))
        {
            throw SuiteFault.At(value.Place, $"expected single values for '{entry.Key}' in the matrix, found {value.Shown}. Give each part its own path.");
        }

        var scalars = values.Cast<YamlScalar>().ToList();
        var twice = scalars.GroupBy(v => v.Text, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? new MatrixAxis(entry.Place, entry.Key, scalars)
            : throw SuiteFault.At(twice.Last().Place, $"the value {twice.Last().Shown} of '{entry.Key}' stands twice in the matrix; expected each value once. For runs that only repeat, set run.repeats.");
    }
}
