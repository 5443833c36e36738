using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Looks columns up in one row and remembers which of them have a role, so that the rest can become inputs or plain columns.</summary>
internal sealed class RowRoles(DatasetRow row, ISet<string> everSeen)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visible = new(StringComparer.Ordinal);

    public DatasetRow Row { get; } = row;

    /// <summary>The columns that no look-up has found.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> Rest => Row.Columns.Where(c => !_taken.Contains(c.Key));

    /// <summary>Whether a column has no role, or one that leaves it visible to filters and human labels.</summary>
    public bool IsPlain(string column) => !_taken.Contains(column) || _visible.Contains(column);

    /// <summary>A column that the row may lack.</summary>
    /// <param name="column">The column, or a path into one.</param>
    /// <param name="staysVisible">Whether filters and human labels still see it.</param>
    public JsonElement? Find(string column, bool staysVisible = false)
    {
        if (!FieldPath.TryFind(Row.Columns, column, out var value, out var root))
        {
            return null;
        }

        _taken.Add(root);
        if (staysVisible)
        {
            _visible.Add(root);
        }

        everSeen.Add(column);
        return value;
    }

    /// <summary>A column that a mapping names. A CSV row has it or the file lacks it; a JSON record may leave an optional one out.</summary>
    public JsonElement? FindMapped(string column, string role, bool required, bool staysVisible = false) =>
        Find(column, staysVisible) ?? (required || Row.IsText ? throw DatasetFault.MissingColumn(Row.Location, column, role, Names()) : null);

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
