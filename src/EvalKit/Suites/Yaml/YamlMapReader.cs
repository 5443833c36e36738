namespace EvalKit.Suites.Yaml;

/// <summary>Reads the known keys of a map by type. An unknown key is an error.</summary>
internal sealed class YamlMapReader
{
    private readonly YamlMap _map;
    private readonly string _name;
    private readonly IReadOnlyList<string> _known;

    /// <summary>Checks the keys of a map.</summary>
    /// <param name="value">The map.</param>
    /// <param name="name">What the map is, for messages: <c>run</c>.</param>
    /// <param name="known">The keys that it may have.</param>
    /// <exception cref="EvalKitException">The value is no map or has an unknown key.</exception>
    public YamlMapReader(YamlValue value, string name, IReadOnlyList<string> known)
    {
        _map = value as YamlMap ?? throw SuiteFault.At(value.Place, $"expected {name} to be a map with the keys {string.Join(", ", known)}; found {value.Shown}.");
        _name = name;
        _known = known;
        foreach (var entry in _map.Entries)
        {
            if (!known.Contains(entry.Key, StringComparer.Ordinal))
            {
                throw SuiteFault.At(entry.Place, $"unknown key '{entry.Key}' in {name}.{NearestNames.Hint(entry.Key, known)} Expected: {string.Join(", ", known)}.");
            }
        }
    }

    public string Place => _map.Place;

    /// <summary>The value of a key; null when it is absent or null.</summary>
    public YamlValue? Find(string key)
    {
        System.Diagnostics.Debug.Assert(_known.Contains(key, StringComparer.Ordinal), "A key is read that is not declared.");
        var value = _map.IndexOf(key) is var at and >= 0 ? _map.Entries[at].Value : null;
        return value is YamlScalar { IsNull: true } ? null : value;
    }

    /// <summary>Whether the key stands in the map, even without a value.</summary>
    public bool Has(string key) => _map.IndexOf(key) >= 0;

    public YamlValue Require(string key, string hint) =>
        Find(key) ?? throw SuiteFault.At(Place, $"{_name} lacks the key '{key}'. {hint}");

    public string? Text(string key) => Find(key) is { } value ? Scalar(key, value, "a text").Text : null;

    public double? Number(string key) => Find(key) is not { } value ? null
        : YamlScalars.Number(Scalar(key, value, "a number")) ?? throw Unexpected(key, "a number", value);

    public int? Integer(string key, int minimum, string? orElse = null)
    {
        var expected = FormattableString.Invariant($"a whole number from {minimum}{(orElse is null ? "" : $", or {orElse}")}");
        return Find(key) is not { } value ? null
            : YamlScalars.Integer(Scalar(key, value, expected)) is { } number && number >= minimum && number <= int.MaxValue ? (int)number
            : throw Unexpected(key, expected, value);
    }

    public bool? Bool(string key) => Find(key) is not { } value ? null
        : YamlScalars.Bool(Scalar(key, value, "true or false")) ?? throw Unexpected(key, "true or false", value);

    public IReadOnlyList<string>? Texts(string key) => Find(key) switch
    {
        null => null,
        YamlList list => [.. list.Items.Select(item => Scalar(key, item, "a list of texts").Text)],
        var value => throw Unexpected(key, "a list such as [a, b]", value),
    };

    public IReadOnlyDictionary<string, string>? TextMap(string key) => Find(key) switch
    {
        null => null,
        YamlMap map => map.Entries.ToDictionary(e => e.Key, e => Scalar(key, e.Value, "texts in the map").Text, StringComparer.Ordinal),
        var value => throw Unexpected(key, "a map such as {name: column}", value),
    };

    public EvalKitException Unexpected(string key, string expected, YamlValue found) =>
        SuiteFault.At(found.Place, $"expected {expected} for {_name}.{key}, found {found.Shown}.");

    private YamlScalar Scalar(string key, YamlValue value, string expected) =>
        value is YamlScalar scalar ? scalar : throw Unexpected(key, expected, value);
}
