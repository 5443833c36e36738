using System.Text;
using EvalKit.Scoring;
using EvalKit.Suites.Sections;
using EvalKit.Suites.Variants;
using EvalKit.Suites.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads suite files (YAML; docs/suite-files.md has the grammar).</summary>
public static class SuiteFile
{
    private const int LargestBytes = 5 * 1024 * 1024;

    /// <summary>Reads a suite file. Names, options, judge and prompt files are checked, those of every variant; no dataset is read and no model is called.</summary>
    /// <param name="path">The file; relative paths inside it start from its folder.</param>
    /// <param name="overrides">Values that replace those of the file, as <c>path=value</c> such as <c>gates[0].at_least=0.85</c>; null for none. Later ones win.</param>
    /// <param name="providers">Scorers of packages that the file may name; null for none.</param>
    /// <returns>The suite as data; <see cref="SuiteSpec.Folder"/> and <see cref="SuiteSpec.File"/> are full paths. With a matrix it is the first variant, and <see cref="SuiteSpec.Variants"/> has all.</returns>
    /// <exception cref="EvalKitException">The file is missing, too large, no YAML or holds an anchor, alias, tag, unknown key or wrong value; the message names file and line.</exception>
    public static SuiteSpec Load(string path, IReadOnlyList<string>? overrides = null, IReadOnlyList<IScorerProvider>? providers = null)
    {
        var file = Path.GetFileName(path);
        var root = YamlTree.Read(ReadText(path, file), line => FormattableString.Invariant($"{file}:{line}"));
        foreach (var assignment in overrides ?? [])
        {
            var map = root as YamlMap ?? throw SuiteFault.At(root.Place, $"expected a suite, which is a map; found {root.Shown}.");
            root = YamlOverride.Apply(map, assignment);
        }

        var full = Path.GetFullPath(path);
        IReadOnlyList<MatrixAxis> axes = root is YamlMap suite ? Matrix.Read(suite) : [];
        if (axes.Count == 0)
        {
            return ReadSuite(root, full, providers);
        }

        CheckIsNotSet(axes, overrides ?? []);
        var variants = ReadVariants((YamlMap)root, axes, full, providers);
        return variants[0].Spec with { Variants = variants };
    }

    private static List<SuiteVariant> ReadVariants(YamlMap root, IReadOnlyList<MatrixAxis> axes, string full, IReadOnlyList<IScorerProvider>? providers)
    {
        var combinations = Matrix.Combine(root, axes).ToList();
        var labels = VariantLabels.Of(axes, combinations.Select(c => (IReadOnlyList<string>)[.. c.Values.Select(v => v.Text)]));
        return [.. combinations.Zip(labels, (c, label) => new SuiteVariant(
            label, [.. axes.Zip(c.Values, (axis, value) => KeyValuePair.Create(axis.Path, value.Text))], ReadSuite(c.Suite, full, providers)))];
    }

    /// <summary>A value from outside that the matrix would overwrite in silence is a mistake.</summary>
    private static void CheckIsNotSet(IReadOnlyList<MatrixAxis> axes, IReadOnlyList<string> overrides)
    {
        foreach (var path in overrides.Select(o => o.Split('=')[0]))
        {
            if (axes.FirstOrDefault(a => a.Path == path) is { } axis)
            {
                throw SuiteFault.At($"--set {path}", $"the matrix varies this value ({axis.Place}), so it would be overwritten. Put the matrix aside with --set matrix= as well, or change it in the file.");
            }
        }
    }

    private static SuiteSpec ReadSuite(YamlValue root, string full, IReadOnlyList<IScorerProvider>? providers)
    {
        var suite = new YamlMapReader(root, "the suite", SuiteKeys.OfSuite);
        var folder = Path.GetDirectoryName(full)!;
        return new SuiteSpec
        {
            Name = ReadName(suite, full),
            Dataset = suite.Find(SuiteKeys.Dataset) is { } dataset ? DatasetSection.Read(dataset) : null,
            App = suite.Find(SuiteKeys.App) is { } app ? AppSection.Read(app, folder) : null,
            Scorers = ScorersSection.Read(suite.Find(SuiteKeys.Scorers), folder, providers),
            Metrics = MetricsSection.Read(suite.Find(SuiteKeys.Metrics)),
            Gates = GatesSection.Read(suite.Find(SuiteKeys.Gates)),
            Run = suite.Find(SuiteKeys.Run) is { } run ? RunSection.Read(run) : new RunSettings(),
            Folder = folder,
            File = full,
        };
    }

    private static string ReadName(YamlMapReader suite, string full)
    {
        var name = suite.Text(SuiteKeys.Name) ?? SuiteNames.OfFile(full);
        var place = suite.Find(SuiteKeys.Name)?.Place ?? suite.Place;
        return SuiteNames.IsValid(name)
            ? name
            : throw SuiteFault.At(place, $"expected a suite name of {SuiteNames.Expected} (at most 100), found '{name}'. Set the key 'name'.");
    }

    private static string ReadText(string path, string file)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
            {
                var near = info.Directory is { Exists: true } folder ? NearestNames.Hint(file, folder.EnumerateFiles("*.y*ml").Select(f => f.Name)) : "";
                throw SuiteFault.At(path, $"there is no such suite file (looked for {info.FullName}).{near}");
            }

            if (info.Length > LargestBytes)
            {
                throw SuiteFault.At(
                    file, FormattableString.Invariant($"the file has {info.Length:N0} bytes, but a suite file may have at most 5 MiB. Keep data in dataset files."));
            }

            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw SuiteFault.At(file, "the file is not valid UTF-8. Save it as UTF-8.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SuiteFault.At(file, $"the file cannot be read: {e.Message} Check its permissions.", e);
        }
    }
}
