using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Redaction;

namespace EvalKit.Cli.FromTraces;

/// <summary>A file of cases that grows: what is in it stays as it is, byte for byte, and a case whose inputs it has is not added.</summary>
internal sealed class ExistingCases
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<string> _inputs;
    private readonly List<string> _lines;
    private readonly string? _path;
    private readonly string _text;

    private ExistingCases(string? path, string text, IEnumerable<EvalCase> cases)
    {
        _path = path;
        _text = text;
        _lines = [];
        _inputs = [.. cases.Select(c => InputsOf(c.Inputs))];
    }

    public static ExistingCases None => new(path: null, "", []);

    /// <exception cref="EvalKitException">The file is absent, no dataset, or not of JSON Lines.</exception>
    public static ExistingCases Read(string path)
    {
        if (!path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            throw new EvalKitException(FaultKind.Usage, $"Expected a file of JSON Lines (.jsonl) after --merge, found {path}. Convert it first.");
        }

        var cases = DatasetReader.Read(new DatasetSpec { Paths = [path] }, Path.GetDirectoryName(path)!).Cases;
        return new ExistingCases(path, File.ReadAllText(path), cases);
    }

    /// <summary>Refuses to write over a file that is not the one that is added to.</summary>
    public void CheckTarget(string path)
    {
        if (File.Exists(path) && path != _path)
        {
            throw new EvalKitException(FaultKind.Usage, $"{path} is there already, and would be lost. Add to it with --merge {path}, or name another file after -o.");
        }
    }

    /// <summary>Adds cases without their secrets.</summary>
    /// <returns>Those that were not there.</returns>
    public IReadOnlyList<EvalCase> Add(IEnumerable<EvalCase> cases, SecretRedactor redactor)
    {
        var added = new List<EvalCase>();
        foreach (var evalCase in cases)
        {
            var record = redactor.Redact(JsonSerializer.SerializeToElement(CaseJson.Of(evalCase, withId: false)));
            var inputs = new CaseFields(record.GetProperty("inputs").EnumerateObject().Select(m => KeyValuePair.Create(m.Name, m.Value)));
            if (_inputs.Add(InputsOf(inputs)))
            {
                _lines.Add(JsonSerializer.Serialize(record, Readable));
                added.Add(evalCase);
            }
        }

        return added;
    }

    /// <summary>Writes the file anew beside itself, so that a fault in the middle loses nothing.</summary>
    public void WriteTo(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".new";
        var before = _text.Length == 0 || _text.EndsWith('\n') ? _text : _text + "\n";
        File.WriteAllText(temporary, before + string.Concat(_lines.Select(l => l + "\n")));
        File.Move(temporary, path, overwrite: true);
    }

    private static string InputsOf(CaseFields inputs) => EvalCases.HashOf(inputs, expectations: null);
}
