using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EvalKit;

/// <summary>The named JSON values of a case, such as its inputs. Immutable and safe to read from many threads; names are case-sensitive.</summary>
[JsonConverter(typeof(CaseFieldsJsonConverter))]
public sealed class CaseFields : IReadOnlyDictionary<string, JsonElement>
{
    private readonly Dictionary<string, JsonElement> _fields;

    /// <summary>Creates the fields from name and value pairs; their order is kept.</summary>
    /// <param name="fields">The pairs; a name must not occur twice.</param>
    public CaseFields(IEnumerable<KeyValuePair<string, JsonElement>> fields)
    {
        _fields = new Dictionary<string, JsonElement>(fields, StringComparer.Ordinal);
    }

    /// <summary>No fields.</summary>
    public static CaseFields Empty { get; } = new([]);

    /// <inheritdoc />
    public int Count => _fields.Count;

    /// <inheritdoc />
    public IEnumerable<string> Keys => _fields.Keys;

    /// <inheritdoc />
    public IEnumerable<JsonElement> Values => _fields.Values;

    /// <inheritdoc />
    public JsonElement this[string key] => _fields[key];

    /// <summary>Creates fields of text values.</summary>
    /// <param name="fields">Name and text of each field.</param>
    public static CaseFields OfText(params (string Name, string Text)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, JsonSerializer.SerializeToElement(f.Text))));

    /// <summary>Creates fields from the members of a JSON object.</summary>
    /// <param name="fields">The object; later changes to it do not show.</param>
    public static CaseFields From(JsonObject fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Key, JsonSerializer.SerializeToElement(f.Value))));

    /// <summary>The field as text: a JSON string's own text, any other value as JSON; null when it is absent or JSON null.</summary>
    /// <param name="name">The field's name.</param>
    public string? Text(string name) => _fields.TryGetValue(name, out var value) ? JsonText.Of(value) : null;

    /// <inheritdoc />
    public bool ContainsKey(string key) => _fields.ContainsKey(key);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => _fields.TryGetValue(key, out value);

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
