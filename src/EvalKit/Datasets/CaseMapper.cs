using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Gives the columns of a row their roles, by the mapping and else by convention.</summary>
internal sealed class CaseMapper
{
    private readonly DatasetSpec _spec;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _expectations = new(StringComparer.Ordinal);

    public CaseMapper(DatasetSpec spec)
    {
        _spec = spec;
        foreach (var (name, separator) in spec.Separators)
        {
            if (separator.Length == 0)
            {
                throw new EvalKitException(
                    FaultKind.Usage, $"The separator of '{name}' is empty; expected the text between two accepted values, such as \"/\".");
            }
        }
    }

    public EvalCase Map(DatasetRow row)
    {
        var roles = new RowRoles(row, _seen);
        var id = _spec.Id is null ? roles.Find(ColumnNames.Id) : roles.FindMapped(_spec.Id, "the id", required: true);
        var split = roles.Find(ColumnNames.Split);
        var cluster = _spec.Cluster is null ? null : roles.FindMapped(_spec.Cluster, "the cluster", required: false, staysVisible: true);
        var tags = ReadTags(roles);
        var output = ReadOutput(roles);
        var expectations = ReadExpectations(roles);
        var inputs = ReadInputs(roles);
        return new EvalCase
        {
            Id = CaseIds.Of(id, inputs, row.Location),
            CaseHash = EvalCases.HashOf(inputs, expectations),
            Inputs = inputs,
            Expectations = expectations,
            Columns = Plain(roles, inputs),
            Tags = tags,
            Split = NonEmpty(split),
            Cluster = NonEmpty(cluster),
            RecordedOutput = output,
            Location = row.Location,
        };
    }

    /// <summary>After the last row: a mapped column that no JSON record had is a mistake.</summary>
    public void CheckMappedColumns(string files)
    {
        var mapped = (_spec.Expectations?.Values ?? []).Select(c => (Column: c, Role: "an expectation"))
            .Concat((_spec.Tags ?? []).Select(c => (Column: c, Role: "a tag")))
            .Concat(_spec.Cluster is null ? [] : [(_spec.Cluster, "the cluster")]);
        foreach (var (column, role) in mapped)
        {
            if (!_seen.Contains(column))
            {
                throw DatasetFault.At(files, $"expected a column '{column}' for {role}, but no record has it. Correct the mapping in the suite.");
            }
        }

        if (_spec.Separators.Keys.FirstOrDefault(name => !_expectations.Contains(name)) is { } unused)
        {
            throw DatasetFault.At(files, $"a separator is given for '{unused}', but no case has this expectation.{NearestNames.Hint(unused, _expectations)} Correct the name in separators.");
        }
    }

    private IReadOnlyDictionary<string, string> ReadTags(RowRoles roles)
    {
        var location = roles.Row.Location;
        if (_spec.Tags is null)
        {
            return roles.Find(ColumnNames.Tags) is { } column ? TagReader.ReadColumn(column, location) : TagReader.None;
        }

        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in _spec.Tags)
        {
            var value = roles.FindMapped(column, "a tag", required: false, staysVisible: true);
            if (column == ColumnNames.Tags && value is { } list)
            {
                foreach (var (name, text) in TagReader.ReadColumn(list, location))
                {
                    tags[name] = text;
                }
            }
            else if (NonEmpty(value) is { } text)
            {
                tags[column] = text;
            }
        }

        return tags;
    }

    private AppOutput? ReadOutput(RowRoles roles)
    {
        if (_spec.Outputs is { } mapped)
        {
            return OutputReader.Read(roles.FindMapped(mapped, "the outputs", required: true, staysVisible: true)!.Value, roles.Row);
        }

        var whole = roles.Find(ColumnNames.Outputs);
        var parts = roles.Row.Columns.Where(c => c.Key.StartsWith(ColumnNames.OutputsPrefix, StringComparison.Ordinal))
            .Select(c => KeyValuePair.Create(c.Key[ColumnNames.OutputsPrefix.Length..], roles.Find(c.Key)!.Value))
            .ToList();
        return parts.Count > 0 ? OutputReader.ReadParts(whole, new CaseFields(parts), roles.Row)
            : whole is { } value ? OutputReader.Read(value, roles.Row)
            : null;
    }

    private CaseFields ReadExpectations(RowRoles roles)
    {
        var found = _spec.Expectations is { } mapped
            ? mapped.Select(m => (m.Key, Value: roles.FindMapped(m.Value, $"the expectation '{m.Key}'", required: false)))
            : ExpectationReader.ByConvention(roles).Select(e => (e.Key, Value: (JsonElement?)e.Value));
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in found)
        {
            if (value is not { } present || ExpectationReader.IsAbsent(present, roles.Row))
            {
                continue;
            }

            _expectations.Add(name);
            if (!fields.TryAdd(name, ExpectationReader.Value(name, present, roles.Row, _spec.Separators.GetValueOrDefault(name))))
            {
                throw DatasetFault.At(roles.Row.Location, $"the expectation '{name}' is given twice. Keep one of its columns.");
            }
        }

        return new CaseFields(fields);
    }

    private CaseFields ReadInputs(RowRoles roles)
    {
        if (_spec.Inputs is { } mapped)
        {
            return new CaseFields(mapped.Select(m => KeyValuePair.Create(m.Key, roles.FindMapped(m.Value, $"the input '{m.Key}'", required: true)!.Value)));
        }

        if (HasNestedInputs(roles.Row))
        {
            return new CaseFields(roles.Find(ColumnNames.Inputs)!.Value.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, m.Value)));
        }

        return new CaseFields(roles.Rest.Where(c => !ColumnNames.IsReserved(c.Key)));
    }

    /// <summary>Columns without a role, and those that a mapping made a tag, a cluster or an output: filters and human labels see them.</summary>
    private CaseFields Plain(RowRoles roles, CaseFields inputs)
    {
        var explicitInputs = _spec.Inputs is not null || HasNestedInputs(roles.Row);
        return new CaseFields(roles.Row.Columns.Where(c => roles.IsPlain(c.Key) && (explicitInputs || !inputs.ContainsKey(c.Key))));
    }

    private static bool HasNestedInputs(DatasetRow row) =>
        row.Columns.TryGetValue(ColumnNames.Inputs, out var inputs) && inputs.ValueKind == JsonValueKind.Object;

    private static string? NonEmpty(JsonElement? value) =>
        value is { } present && JsonText.Of(present) is { Length: > 0 } text ? CanonicalJson.Normalize(text) : null;
}
