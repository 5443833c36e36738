using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Looks columns up in one row and remembers which of them have a role, so that the rest can become inputs or plain columns.</summary>
internal sealed class RowRoles(DatasetRow row, ISet<string> everSeen)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public DatasetRow Row { get; } = row;

    /// <summary>The columns that no look-up has found.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> Rest => Row.Columns.Where(c => !_taken.Contains(c.Key));

    /// <summary>A column that the row may lack.</summary>
    public JsonElement? Find(string column)
    {
        if (!FieldPath.TryFind(Row.Columns, column, out var value, out var root))
        {
            return null;
        }

        _taken.Add(root);
        everSeen.Add(column);
        return value;
    }

    /// <summary>A column that a mapping names. A CSV row has it or the file lacks it; a JSON record may leave an optional one out.</summary>
    public JsonElement? FindMapped(string column, string role, bool required) =>
        Find(column) ?? (required || Row.IsText ? throw DatasetFault.MissingColumn(Row.Location, column, role, Names()) : null);

    private List<string> Names()
    {
        var names = new List<string>();
        foreach (var (name, value) in Row.Columns)
        {
            names.Add(name);
            if (value.ValueKind == JsonValueKind.Object)
            {
                names.AddRange(value.EnumerateObject().Select(m => $"{name}.{m.Name}"));
            }
        }

        return names;
    }
}
