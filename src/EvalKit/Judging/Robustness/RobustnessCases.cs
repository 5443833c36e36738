using System.Globalization;
using System.Text.Json;

namespace EvalKit.Judging.Robustness;

/// <summary>Reads cases to attack judges with: one JSON object a line, with <c>id</c>, <c>inputs</c>, <c>expectations</c>, <c>good</c> and <c>bad</c>.</summary>
public static class RobustnessCases
{
    private const string Resource = "robustness-cases.jsonl";

    private static readonly Lazy<IReadOnlyList<RobustnessCase>> Embedded = new(Load);

    /// <summary>The cases that EvalKit brings: short questions with an expected response, for judges that need no more.</summary>
    public static IReadOnlyList<RobustnessCase> Default => Embedded.Value;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="EvalKitException">The file is absent or malformed; the message names file and line.</exception>
    public static IReadOnlyList<RobustnessCase> Read(string path) => File.Exists(path)
        ? Read(File.ReadLines(path), path)
        : throw new EvalKitException(FaultKind.Usage, $"No file at '{path}'. Expected JSON lines with id, inputs, expectations, good and bad.");

    private static IReadOnlyList<RobustnessCase> Load()
    {
        using var stream = typeof(RobustnessCases).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd().Split('\n'), Resource);
    }

    private static IReadOnlyList<RobustnessCase> Read(IEnumerable<string> lines, string path) =>
        [.. lines.Select((text, index) => (Text: text, Line: index + 1)).Where(l => !string.IsNullOrWhiteSpace(l.Text)).Select(l => Case(l.Text, path, l.Line))];

    private static RobustnessCase Case(string text, string path, int line)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var evalCase = new EvalCase
            {
                Id = root.GetProperty("id").GetString()!,
                CaseHash = CanonicalJson.Hash(root),
                Inputs = Fields(root.GetProperty("inputs")),
                Expectations = root.TryGetProperty("expectations", out var expectations) ? Fields(expectations) : CaseFields.Empty,
            };
            return new RobustnessCase(evalCase, root.GetProperty("good").GetString()!, root.GetProperty("bad").GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EvalKitException(
                FaultKind.Usage, string.Create(CultureInfo.InvariantCulture, $"{path}:{line}: expected a JSON object with id, inputs (an object), good and bad (texts), and expectations where the judge needs them: {exception.Message}"), exception);
        }
    }

    private static CaseFields Fields(JsonElement value) => new(value.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, m.Value.Clone())));
}
