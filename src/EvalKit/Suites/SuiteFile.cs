using System.Text;
using EvalKit.Suites.Sections;
using EvalKit.Suites.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads suite files (YAML; docs/suite-files.md has the grammar).</summary>
public static class SuiteFile
{
    private const int LargestBytes = 5 * 1024 * 1024;

    /// <summary>Reads a suite file. Names, options and judge files are checked; no dataset is read and no model is called.</summary>
    /// <param name="path">The file; relative paths inside it start from its folder.</param>
    /// <param name="overrides">Values that replace those of the file, as <c>path=value</c> such as <c>gates[0].at_least=0.85</c>; null for none. Later ones win.</param>
    /// <returns>The suite as data; <see cref="SuiteSpec.Folder"/> and <see cref="SuiteSpec.File"/> are full paths.</returns>
    /// <exception cref="EvalKitException">The file is missing, too large, no YAML or holds an anchor, alias, tag, unknown key or wrong value; the message names file and line.</exception>
    public static SuiteSpec Load(string path, IReadOnlyList<string>? overrides = null)
    {
        var file = Path.GetFileName(path);
        var root = YamlTree.Read(ReadText(path, file), line => FormattableString.Invariant($"{file}:{line}"));
        foreach (var assignment in overrides ?? [])
        {
            var map = root as YamlMap ?? throw SuiteFault.At(root.Place, $"expected a suite, which is a map; found {root.Shown}.");
            root = YamlOverride.Apply(map, assignment);
        }

        var full = Path.GetFullPath(path);
        return ReadSuite(root, full);
    }

    private static SuiteSpec ReadSuite(YamlValue root, string full)
    {
        var suite = new YamlMapReader(root, "the suite", SuiteKeys.OfSuite);
        var folder = Path.GetDirectoryName(full)!;
        return new SuiteSpec
        {
            Name = ReadName(suite, full),
            Dataset = suite.Find(SuiteKeys.Dataset) is { } dataset ? DatasetSection.Read(dataset) : null,
            App = suite.Find(SuiteKeys.App) is { } app ? AppSection.Read(app) : null,
            Scorers = ScorersSection.Read(suite.Find(SuiteKeys.Scorers), folder),
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
