using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Judging;

/// <summary>The JSON forms of a verdict. Text that is no valid Unicode once its escapes are undone makes <see cref="InvalidOperationException"/>, as JsonElement does.</summary>
internal static class JsonVerdicts
{
    private const string Verdict = "verdict";
    private const string Reason = "reason";

    /// <summary>
    /// The objects with a verdict: alone, in code fences or amid text, all of them, for which of two is the judge's own cannot be seen. An object that begins like JSON and is not is a fault: what stands
    /// inside it or after it is not to be trusted.
    /// </summary>
    public static (IReadOnlyList<JsonElement> Objects, string? Fault) Find(string reply)
    {
        var text = reply.Trim();
        var found = Scan(text);
        if (found.Fault is null && found.OnlyOne && !HasVerdict(found.Objects[0]))
        {
            return ([], "The JSON object has no property 'verdict'.");
        }

        return ([.. found.Objects.Where(HasVerdict)], found.Fault);
    }

    public static VerdictReading Read(IReadOnlyList<JsonElement> objects, VerdictForm form)
    {
        var labels = objects.SelectMany(VerdictsOf).Select(LabelOf).ToList();
        var values = new List<FeedbackValue>();
        foreach (var label in labels)
        {
            if (label is null || form.Read(label) is not { } value)
            {
                return VerdictParser.OffMenu(label ?? "(not a text)", form);
            }

            values.Add(value);
        }

        if (values.Distinct().Count() > 1)
        {
            return VerdictParser.Different(labels);
        }

        // Copies of one verdict agree in what they list: with other items, which of them is the judge's own cannot be seen. A summary need not list them again.
        string[] lists = form.Items is { } items ? [items.Name, .. form.Lists] : [.. form.Lists];
        if (lists.FirstOrDefault(list => Differs(list, objects)) is { } different)
        {
            return VerdictReading.Faulty($"The reply gives different '{different}'.");
        }

        var whole = objects.MaxBy(o => lists.Count(list => o.TryGetProperty(list, out _)));
        return ItemVerdicts.Add(VerdictReading.Of(values[0], ReasonOf(whole), ListsOf(whole, form)), whole, form.Items);
    }

    private static (IReadOnlyList<JsonElement> Objects, string? Fault, bool OnlyOne) Scan(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var objects = new List<JsonElement>();
        var covered = 0;
        for (var at = Array.IndexOf(bytes, (byte)'{'); at >= 0; at = Array.IndexOf(bytes, (byte)'{', at))
        {
            if (!LooksLikeObject(bytes.AsSpan(at + 1)))
            {
                at++;
                continue;
            }

            try
            {
                var reader = new Utf8JsonReader(bytes.AsSpan(at));
                objects.Add(JsonElement.ParseValue(ref reader));
                covered += (int)reader.BytesConsumed;
                at += (int)reader.BytesConsumed;
            }
            catch (JsonException)
            {
                return ([], "The JSON object is cut or broken.", false);
            }
        }

        return (objects, null, objects.Count == 1 && covered == bytes.Length);
    }

    private static bool LooksLikeObject(ReadOnlySpan<byte> rest)
    {
        var inside = rest.TrimStart(" \t\r\n"u8);
        return inside.IsEmpty || inside[0] is (byte)'"' or (byte)'}';
    }

    private static bool Differs(string list, IReadOnlyList<JsonElement> objects)
    {
        var given = objects.Where(o => o.TryGetProperty(list, out _)).Select(o => o.GetProperty(list)).ToList();
        return given.Skip(1).Any(other => !JsonElement.DeepEquals(given[0], other));
    }

    private static IEnumerable<JsonElement> VerdictsOf(JsonElement value) =>
        value.EnumerateObject().Where(p => p.Name.Equals(Verdict, StringComparison.OrdinalIgnoreCase)).Select(p => p.Value);

    private static bool HasVerdict(JsonElement value) => VerdictsOf(value).Any();

    private static string? LabelOf(JsonElement verdict) => verdict.ValueKind switch
    {
        JsonValueKind.String => verdict.GetString(),
        JsonValueKind.Number => verdict.GetRawText(),
        _ => null,
    };

    private static string? ReasonOf(JsonElement value) =>
        value.TryGetProperty(Reason, out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString() : null;

    private static JsonObject? ListsOf(JsonElement value, VerdictForm form)
    {
        var lists = new JsonObject();
        foreach (var name in form.Lists)
        {
            if (value.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
            {
                lists[name] = new JsonArray([.. list.EnumerateArray().Select(JsonText.Of).OfType<string>().Select(t => (JsonNode)t)]);
            }
        }

        return lists.Count > 0 ? lists : null;
    }
}
