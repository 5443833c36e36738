using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Judging;

/// <summary>Reads the items of a reply with their verdicts. A label off the menu is a fault, as it is for the verdict itself.</summary>
internal static class ItemVerdicts
{
    /// <summary>The reading with the items among its lists; as it was where the reply has no such list.</summary>
    public static VerdictReading Add(VerdictReading reading, JsonElement reply, ItemForm? form)
    {
        if (form is null || !reply.TryGetProperty(form.Name, out var list))
        {
            return reading;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return VerdictReading.Faulty($"'{form.Name}' is no list.");
        }

        var items = new JsonArray();
        foreach (var entry in list.EnumerateArray())
        {
            if (Read(entry, form) is not { } item)
            {
                return VerdictReading.Faulty($"An entry of '{form.Name}' is not an object with {Expected(form)}.");
            }

            items.Add(item);
        }

        var lists = reading.Lists ?? [];
        lists[form.Name] = items;
        return VerdictReading.Of(reading.Value!, reading.Reason, lists);
    }

    private static JsonObject? Read(JsonElement entry, ItemForm form)
    {
        if (entry.ValueKind != JsonValueKind.Object
            || !entry.TryGetProperty(ItemForm.Item, out var item) || NameOf(item, form) is not { } name
            || !entry.TryGetProperty(ItemForm.Verdict, out var verdict) || verdict.ValueKind != JsonValueKind.String
            || form.Menu.FirstOrDefault(m => m.Equals(verdict.GetString()!.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } label)
        {
            return null;
        }

        return new JsonObject { [ItemForm.Item] = name, [ItemForm.Verdict] = label };
    }

    private static JsonNode? NameOf(JsonElement item, ItemForm form) => (form.IsNumbered, item.ValueKind) switch
    {
        (false, JsonValueKind.String) => item.GetString(),
        (true, JsonValueKind.Number) when item.TryGetInt32(out var position) => position,
        (true, JsonValueKind.String) when int.TryParse(item.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var position) => position,
        _ => null,
    };

    private static string Expected(ItemForm form) =>
        $"\"{ItemForm.Item}\" ({(form.IsNumbered ? "its number, from 1" : "a text")}) and \"{ItemForm.Verdict}\" (one of {string.Join(", ", form.Menu)})";
}
