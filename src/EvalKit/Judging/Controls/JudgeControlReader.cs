using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Judging.Controls;

/// <summary>Reads controls: one JSON object a line.</summary>
internal static class JudgeControlReader
{
    public static readonly string[] Keys = ["id", "kind", "inputs", "expectations", "context", "trace", "messages", "guidelines", "outputs", "reference", "verdict"];

    public static IReadOnlyList<JudgeControl> Read(string text, string file)
    {
        var controls = new List<JudgeControl>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length > 0)
            {
                controls.Add(Control(lines[i], $"{file}:{i + 1}"));
            }
        }

        return controls.GroupBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw Fault(twice.Last().Location, $"the control '{twice.Key}' stands there twice; expected each id once")
            : controls;
    }

    private static JudgeControl Control(string line, string location)
    {
        var json = Parse(line, location);
        if (json.Select(p => p.Key).FirstOrDefault(k => !Keys.Contains(k, StringComparer.Ordinal)) is { } unknown)
        {
            throw Fault(location, $"unknown key '{unknown}'.{NearestNames.Hint(unknown, Keys)} Expected {string.Join(", ", Keys)}");
        }

        var id = Text(json, "id", location) ?? throw Fault(location, "expected an 'id'");
        var evalCase = new EvalCase { Id = id, CaseHash = id, Inputs = Fields(json, "inputs", location), Expectations = Fields(json, "expectations", location), Location = location };
        var output = new AppOutput(json["outputs"] ?? "") { Context = Context(json, location), Messages = Messages(json, location) };
        var trial = TrialOf(id, output);
        return new JudgeControl
        {
            Id = id,
            Kind = Text(json, "kind", location) switch
            {
                "known_good" => JudgeControlKind.KnownGood,
                "known_bad" => JudgeControlKind.KnownBad,
                "perturbed" => JudgeControlKind.Perturbed,
                var other => throw Fault(location, $"'kind' must be known_good, known_bad or perturbed, found '{other}'"),
            },
            Arguments = new ScoreArguments(evalCase, trial)
            {
                Reference = json["reference"] is { } reference ? TrialOf(id, new AppOutput(reference)) : null,
                Trace = ControlTrace.Read(json["trace"], trial.TraceId, message => Fault(location, message)),
            },
            Guidelines = JudgeGuidelines.Read(json["guidelines"]),
            Verdict = Text(json, "verdict", location) ?? throw Fault(location, "expected a 'verdict'"),
            Location = location,
        };
    }

    private static Trial TrialOf(string id, AppOutput output) => new() { TraceId = new string('0', 32), CaseId = id, Status = TrialStatus.Ok, Output = output };

    private static JsonObject Parse(string line, string location)
    {
        try
        {
            return JsonNode.Parse(line, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject ?? throw Fault(location, "expected a JSON object");
        }
        catch (JsonException exception)
        {
            throw Fault(location, $"not a JSON object: {exception.Message.TrimEnd('.')}");
        }
    }

    private static IReadOnlyList<string> Context(JsonObject json, string location) => json["context"] switch
    {
        null => [],
        JsonArray list when list.All(e => e is JsonValue value && value.GetValueKind() == JsonValueKind.String) => [.. list.Select(e => (string)e!)],
        _ => throw Fault(location, "'context' must be a list of texts"),
    };

    private static JsonElement? Messages(JsonObject json, string location) => json["messages"] switch
    {
        null => null,
        JsonArray list when list.All(m => m is JsonObject) => JsonSerializer.SerializeToElement(list),
        _ => throw Fault(location, "'messages' must be a list of messages"),
    };

    private static CaseFields Fields(JsonObject json, string name, string location) => json[name] switch
    {
        null => CaseFields.Empty,
        JsonObject fields => CaseFields.From(fields),
        _ => throw Fault(location, $"'{name}' must be an object of names to values"),
    };

    private static string? Text(JsonObject json, string name, string location) => json[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number => value.ToString(),
        _ => throw Fault(location, $"'{name}' must be a text"),
    };

    private static EvalKitException Fault(string location, string message) => new(FaultKind.Usage, $"{location}: {message}.");
}
