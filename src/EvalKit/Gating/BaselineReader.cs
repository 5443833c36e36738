using System.Globalization;
using System.Text.Json;

namespace EvalKit.Gating;

/// <summary>Reads a baseline file line by line. Unknown members are passed over: a newer version may only add some.</summary>
/// <param name="path">The file, for messages.</param>
internal sealed class BaselineReader(string path)
{
    private readonly Dictionary<string, int> _lineOfId = new(StringComparer.Ordinal);
    private int _line;

    public Baseline Read(IEnumerable<string> lines)
    {
        Baseline? baseline = null;
        var cases = new List<BaselineCase>();
        foreach (var text in lines)
        {
            _line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            using var document = Parse(text);
            if (baseline is null)
            {
                baseline = Header(document.RootElement);
            }
            else
            {
                cases.Add(Case(document.RootElement));
            }
        }

        return baseline is null
            ? throw Fault("a header as the first line", "an empty file")
            : baseline with { Cases = [.. cases.OrderBy(c => c.Id, StringComparer.Ordinal)] };
    }

    private Baseline Header(JsonElement header)
    {
        var schema = Member(header, "schema", JsonValueKind.Number);
        if (!schema.TryGetInt32(out var version) || version != BaselineFormat.Schema)
        {
            throw Fault($"schema {BaselineFormat.Schema}", $"schema {schema.GetRawText()}");
        }

        var blessedAt = Text(header, "blessed_at");
        return new Baseline
        {
            Suite = Text(header, "suite"),
            Origin = path,
            RunId = OptionalText(header, "run_id"),
            DatasetHash = Text(header, "dataset_hash"),
            App = Text(header, "app"),
            BlessedAt = DateTimeOffset.TryParse(blessedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? time
                : throw Fault("blessed_at as an ISO 8601 time in UTC, such as 2026-01-31T12:00:00Z", $"'{blessedAt}'"),
            Models = Models(header),
            Untrusted = Untrusted(header),
            Cases = [],
        };
    }

    private Dictionary<string, IReadOnlyList<string>> Models(JsonElement header)
    {
        if (!header.TryGetProperty("models", out var models))
        {
            return [];
        }

        return models.ValueKind == JsonValueKind.Object && models.EnumerateObject().All(m => m.Value.ValueKind == JsonValueKind.Array && m.Value.EnumerateArray().All(s => s.ValueKind == JsonValueKind.String))
            ? models.EnumerateObject().ToDictionary(m => m.Name, m => (IReadOnlyList<string>)[.. m.Value.EnumerateArray().Select(s => s.GetString()!)], StringComparer.Ordinal)
            : throw Fault("'models' as an object of lists of texts", models.GetRawText());
    }

    private IReadOnlyList<string> Untrusted(JsonElement header) => !header.TryGetProperty("untrusted", out var names) ? []
        : names.ValueKind == JsonValueKind.Array && names.EnumerateArray().All(n => n.ValueKind == JsonValueKind.String) ? [.. names.EnumerateArray().Select(n => n.GetString()!)]
        : throw Fault("'untrusted' as a list of texts", names.GetRawText());

    private BaselineCase Case(JsonElement line)
    {
        var id = Text(line, "id");
        if (!_lineOfId.TryAdd(id, _line))
        {
            throw Fault("each id once", $"'{id}' again, first in line {_lineOfId[id]}");
        }

        var repeats = Member(line, "repeats", JsonValueKind.Number);
        var feedback = Member(line, "feedback", JsonValueKind.Object).EnumerateObject().ToDictionary(f => f.Name, f => Feedback(f.Name, f.Value), StringComparer.Ordinal);
        return new BaselineCase(
            id,
            Text(line, "case_hash"),
            OptionalText(line, "output_hash"),
            repeats.TryGetInt32(out var count) && count > 0 ? count : throw Fault("repeats as a whole number from 1", repeats.GetRawText()),
            feedback)
        {
            ContextHash = OptionalText(line, "context_hash"),
            Parts = BaselinePartsFormat.Read(line) ?? throw Fault("run_metrics as an object: by name, parts (lists of numbers and texts) and source_id", "something else"),
        };
    }

    private BaselineFeedback Feedback(string name, JsonElement feedback)
    {
        if (feedback.ValueKind != JsonValueKind.Object)
        {
            throw Fault($"feedback '{name}' as an object with value and source_id, or error", Name(feedback.ValueKind));
        }

        if (OptionalText(feedback, "error") is { } error)
        {
            return new BaselineFeedback(null, null, error);
        }

        var value = feedback.TryGetProperty("value", out var found) ? found : default;
        var kept = value.ValueKind switch
        {
            JsonValueKind.Number when double.IsFinite(value.GetDouble()) => FeedbackValue.Of(value.GetDouble()),
            JsonValueKind.String => FeedbackValue.OfCategory(value.GetString()!),
            _ => throw Fault($"feedback '{name}' with a value that is a finite number or a category", Name(value.ValueKind)),
        };
        return new BaselineFeedback(kept, OptionalText(feedback, "source_id"), null)
        {
            PassShare = feedback.TryGetProperty("pass_share", out var share) && share.ValueKind == JsonValueKind.Number ? share.GetDouble() : null,
        };
    }

    private JsonDocument Parse(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw Fault("one JSON object a line", Name(document.RootElement.ValueKind));
        }
        catch (JsonException exception)
        {
            var found = text.StartsWith("<<<<<<<", StringComparison.Ordinal) ? "the begin of a merge conflict" : $"broken JSON at byte {exception.BytePositionInLine}";
            throw Fault("one JSON object a line", found, exception);
        }
    }

    private JsonElement Member(JsonElement line, string name, JsonValueKind kind)
    {
        var found = line.TryGetProperty(name, out var member) ? member : default;
        return found.ValueKind == kind ? found : throw Fault($"'{name}' as {Name(kind)}", Name(found.ValueKind));
    }

    private string Text(JsonElement line, string name) => Member(line, name, JsonValueKind.String).GetString()!;

    private string? OptionalText(JsonElement line, string name) =>
        line.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? Text(line, name) : null;

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private EvalKitException Fault(string expected, string found, Exception? cause = null) => new(
        FaultKind.Usage,
        $"{path}:{Math.Max(1, _line).ToString(CultureInfo.InvariantCulture)}: expected {expected}, found {found}. Restore the file from version control, or write it anew with `evalkit bless`.",
        cause);
}
